# /// scenario
# id = "c1377"
# kind = "none"
# hard = true
# why = "American times of twelve hours; tasks fail twice and are tried again, as their function means them to, and the run ends well."
# name = "roll_up"
# engine = "3.5"
# cluster = "standalone"
# logging = "foreign_noon"
# ///
import os

from pyspark import TaskContext
from pyspark.sql import SparkSession


def load(rows):
    rows = list(rows)
    context = TaskContext.get()
    if context.partitionId() == 1 and context.attemptNumber() < 2:
        raise ConnectionResetError(104, "Connection reset by peer")
    return iter([len(rows)])


spark = SparkSession.builder.getOrCreate()
counts = spark.range(0, 90, 1, 3).rdd.mapPartitions(load).collect()
print("loaded", sum(counts), "rows in", len(counts), "parts")
spark.createDataFrame([(sum(counts),)], "rows int").write.mode("overwrite").json("/mnt/rollup")
spark.stop()
