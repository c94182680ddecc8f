# /// scenario
# id = "c844"
# kind = "code.python_exception"
# also = []
# hard = true
# why = "A missing folder is survived by a fallback, with a full traceback in the log; later the job adds a text to a number."
# name = "growth"
# engine = "3.4"
# ///
import logging

from pyspark.sql import SparkSession

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s - %(message)s")
log = logging.getLogger("growth")
spark = SparkSession.builder.getOrCreate()
try:
    base = spark.read.parquet("/mnt/lake/growth/previous")
except Exception:
    log.exception("previous state not readable, starting from an empty one")
    base = spark.createDataFrame([], "id long")
limits = {"min": 3, "max": "90"}
total = base.count() + spark.range(10).count()
log.info("rows: %d", total)
log.info("room: %s", limits["max"] - total)
