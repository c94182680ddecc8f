# /// scenario
# id = "c017"
# kind = "data.commit_conflict"
# hard = true
# also = ["code.exit_nonzero"]
# why = "The Delta table's metadata changed while the append ran; the job logs it in its own words and exits 1."
# name = "append_clicks"
# jars = ["delta"]
# engine = "4.0"
# ///
import logging
import sys
import threading
import time

from pyspark.sql import SparkSession
from pyspark.sql.functions import udf

logging.basicConfig(level=logging.INFO, format="[%(levelname)s] %(message)s", stream=sys.stdout)
spark = SparkSession.builder.getOrCreate()
spark.range(5).selectExpr("id", "1 as v").write.format("delta").save("/mnt/lake/clicks")
slow = udf(lambda v: (time.sleep(0.4), v)[1], "int")
threading.Timer(1.5, lambda: spark.sql("alter table delta.`/mnt/lake/clicks` add column campaign string")).start()
try:
    spark.range(16).select("id", slow("id").alias("v")).coalesce(1).write.format("delta").mode("append").save("/mnt/lake/clicks")
except Exception as error:
    logging.error("append of clicks did not go through: %s", str(error)[:600])
    logging.info("timeout guard: not used; OutOfMemory guard: not used")
    sys.exit(1)
