# /// scenario
# id = "c1028"
# name = "reorder_lines"
# kind = "shuffle.fetch_failed"
# also = []
# hard = true
# why = "The map output is gone when the second action wants it, and the stage may not be tried again; nothing tells who took it."
# engine = "3.4"
# cluster = "standalone"
# conf = { "spark.stage.maxConsecutiveAttempts" = "1" }
# ///
import logging

from pyspark.sql import SparkSession

log = logging.getLogger("lines")
spark = SparkSession.builder.getOrCreate()
context = spark.sparkContext
lines = context.parallelize(range(4000), 2).map(lambda n: (n % 13, n)).groupByKey(2)
print("groups:", lines.count())


def tidy(_):
    import glob
    import os

    for path in glob.glob("/tmp/spark-*/executor-*/blockmgr-*/*/shuffle_*"):
        os.remove(path)
    return []


context.parallelize([0], 1).mapPartitions(tidy).collect()
try:
    print("largest:", lines.mapValues(max).values().max())
except Exception:
    log.error("lines of 2026-11-20 keep their old order")
    raise SystemExit(4)
