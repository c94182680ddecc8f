# /// scenario
# id = "c065"
# kind = "none"
# hard = true
# why = "A Delta commit conflict is caught and tried again; the job succeeds."
# name = "gdpr_sweep"
# jars = ["delta"]
# ///
import logging
import threading
import time

from pyspark.sql import SparkSession

logging.basicConfig(format="%(asctime)s %(levelname)-8s %(message)s")
spark = SparkSession.builder.getOrCreate()
spark.range(20).selectExpr("id", "'x' as email").coalesce(1).write.format("delta").save("/mnt/lake/users")
spark.udf.register("mask", lambda v: (time.sleep(0.25), "***")[1])
threading.Timer(2, lambda: spark.sql("delete from delta.`/mnt/lake/users` where id > 12")).start()
for attempt in range(3):
    try:
        spark.sql("update delta.`/mnt/lake/users` set email = mask(email) where id > 1")
        break
    except Exception:
        logging.exception("attempt %d lost against another writer, trying again", attempt + 1)
print("done after", attempt + 1, "attempts")
