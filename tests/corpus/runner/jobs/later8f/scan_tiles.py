# /// scenario
# id = "c1580"
# kind = "none"
# also = []
# hard = true
# why = "A Python worker crashed in the first attempt of one task; the task was tried again and the job succeeds."
# name = "scan_tiles"
# engine = "4.0"
# cluster = "standalone"
# ///
import os

from pyspark import TaskContext
from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("scan_tiles").getOrCreate()


def scan(rows):
    here = TaskContext.get()
    for row in rows:
        if row.id == 2600 and here.attemptNumber() < 1:
            os.abort()
        yield row.id % 12, row.id * 0.25


tiles = spark.range(0, 4000, 1, 4).rdd.mapPartitions(scan).toDF("tile long, height double")
tiles.groupBy("tile").max("height").orderBy("tile").show(4)
print("tiles written:", tiles.count())
spark.stop()
