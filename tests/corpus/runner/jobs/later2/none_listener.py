# /// scenario
# id = "c510"
# kind = "none"
# also = []
# hard = true
# why = "A fallback reads the backup after the first source failed; the run succeeds."
# name = "read_with_backup"
# engine = "4.0"
# logging = "json"
# job_run = { state = "SUCCESS" }
# ///
import logging
import sys

from pyspark.sql import SparkSession

logging.basicConfig(level=logging.INFO, stream=sys.stderr)
spark = SparkSession.builder.getOrCreate()
spark.range(30).write.parquet("/mnt/backup/orders")
frame = None
for place in ("/mnt/primary/orders", "/mnt/backup/orders"):
    try:
        frame = spark.read.parquet(place)
        break
    except Exception:
        logging.exception("source %s not usable, next one", place)
print("orders", frame.count())
spark.sql("select 'ERROR: java.lang.OutOfMemoryError: Java heap space' as message").show(truncate=False)
spark.stop()
