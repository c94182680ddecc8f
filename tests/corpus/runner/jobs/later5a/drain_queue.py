# /// scenario
# id = "c1029"
# name = "drain_queue"
# also = []
# kind = "executor.lost"
# why = "Every executor is ended by a signal from outside (143) until the stage gives up; nothing tells why."
# engine = "4.0"
# cluster = "standalone"
# logging = "full"
# timeout = 170
# dress = ["executors:2"]
# ///
import os
import signal

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def drain(rows):
    import time

    with open(f"/proc/{os.getppid()}/stat") as stat:
        above = int(stat.read().rsplit(")", 1)[1].split()[1])
    os.kill(above, signal.SIGTERM)
    time.sleep(20)
    return iter([0])


print(spark.sparkContext.parallelize(range(10), 1).mapPartitions(drain).sum())
