# /// scenario
# id = "c430"
# kind = "data.path_exists"
# also = []
# hard = true
# why = "The Delta folder is there from an earlier run; the job logs the error and ends itself with exit code 4."
# name = "publish_snapshot"
# engine = "3.4"
# jars = ["delta"]
# ///
import logging
import sys

from pyspark.sql import SparkSession

logging.basicConfig(format="%(levelname)s|%(name)s|%(message)s", level=logging.INFO)
log = logging.getLogger("publish")
spark = SparkSession.builder.getOrCreate()
spark.range(3).write.format("delta").save("/mnt/lake/snapshot")
try:
    spark.range(5).write.format("delta").save("/mnt/lake/snapshot")
except Exception:
    log.exception("snapshot was not published")
    spark.stop()
    sys.exit(4)
