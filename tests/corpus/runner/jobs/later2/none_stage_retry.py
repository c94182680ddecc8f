# /// scenario
# id = "c512"
# kind = "none"
# also = []
# hard = true
# why = "Lost shuffle files make Spark run a stage again, which then succeeds."
# name = "group_twice"
# engine = "3.5"
# logging = "iso"
# cluster = "standalone"
# env = { SPARK_LOCAL_DIRS = "/mnt/scratch" }
# before = "mkdir -p /mnt/scratch"
# job_run = { state = "SUCCESS" }
# dress = ["executors:1"]
# [conf]
# "spark.shuffle.io.maxRetries" = "1"
# "spark.shuffle.io.retryWait" = "200ms"
# ///
import glob
import os

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
grouped = spark.sparkContext.parallelize(range(4000), 4).map(lambda n: (n % 50, n)).groupByKey(4)
print("groups", grouped.count())
for path in glob.glob("/mnt/scratch/*/*/*/*/shuffle_0_*"):
    os.remove(path)
print("rows", grouped.mapValues(len).values().sum())
spark.stop()
