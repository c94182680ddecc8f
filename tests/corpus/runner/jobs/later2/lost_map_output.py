# /// scenario
# id = "c427"
# kind = "shuffle.fetch_failed"
# also = ["data.path_not_found"]
# hard = true
# why = "Shuffle files vanish from the local folders while reducers read them, in each attempt of the stage."
# name = "reconcile"
# engine = "3.5"
# cluster = "standalone"
# env = { SPARK_LOCAL_DIRS = "/mnt/scratch" }
# before = "mkdir -p /mnt/scratch"
# dress = ["executors:2"]
# [conf]
# "spark.stage.maxConsecutiveAttempts" = "2"
# "spark.shuffle.io.maxRetries" = "1"
# "spark.shuffle.io.retryWait" = "200ms"
# ///
import glob
import os

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
pairs = spark.sparkContext.parallelize(range(4000), 4).map(lambda n: (n % 50, n))


def tidy(part, rows):
    if part == 0:
        for path in glob.glob("/mnt/scratch/*/*/*/*/shuffle_*") + glob.glob("/mnt/scratch/*/*/*/shuffle_*"):
            os.remove(path)
    return rows


grouped = pairs.groupByKey(4)
print(grouped.mapPartitionsWithIndex(tidy).groupByKey(3).count())
