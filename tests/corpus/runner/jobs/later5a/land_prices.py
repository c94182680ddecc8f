# /// scenario
# id = "c1035"
# name = "land_prices"
# also = []
# kind = "data.schema_mismatch"
# hard = true
# why = "The batch's price is a list where the Delta table holds numbers, so that the schemas cannot be merged; the job logs the message and exits."
# engine = "3.4"
# jars = ["delta"]
# ///
import logging
import sys

from pyspark.sql import SparkSession

logging.basicConfig(level=logging.INFO, stream=sys.stdout, format="%(levelname)s|%(name)s|%(message)s")
log = logging.getLogger("land")
spark = SparkSession.builder.getOrCreate()
spark.range(30).selectExpr("id", "id * 1.5D as price").write.format("delta").save("/mnt/lake/prices")
batch = spark.range(30, 60).selectExpr("id", "array(string(id)) as price", "'eur' as currency")
try:
    batch.write.format("delta").mode("append").option("mergeSchema", "true").save("/mnt/lake/prices")
except Exception as problem:
    log.error("batch 2 not landed: %s", problem)
    sys.exit(1)
log.info("batch 2 landed")
