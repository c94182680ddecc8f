# /// scenario
# id = "c1503"
# kind = "unknown"
# also = []
# why = "The driver is killed from outside while tasks run, its log simply stops and the executors only see it go."
# name = "long_match"
# engine = "4.0"
# cluster = "standalone"
# timeout = 32
# kill_signal = 9
# ///
import time

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def match(rows):
    for r in rows:
        time.sleep(0.8)
        yield r % 7, 1


for block in range(40):
    pairs = spark.sparkContext.parallelize(range(block * 10, block * 10 + 10), 2).mapPartitions(match)
    print("block", block, pairs.reduceByKey(lambda a, b: a + b).count(), flush=True)
