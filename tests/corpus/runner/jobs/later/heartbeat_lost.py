# /// scenario
# id = "c230"
# kind = "executor.lost"
# why = "Executors stop answering: their heartbeats time out until the job is aborted."
# name = "long_map"
# cluster = "standalone"
# engine = "4.0"
# timeout = 170
# dress = ["executors:3"]
# [conf]
# "spark.network.timeout" = "8s"
# "spark.executor.heartbeatInterval" = "2s"
# "spark.storage.blockManagerHeartbeatTimeoutMs" = "6000"
# "spark.network.timeoutInterval" = "2s"
# "spark.task.maxFailures" = "2"
# ///
import os
import signal
import time

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def work(rows):
    me = os.getppid()
    while b"CoarseGrainedExecutorBackend" not in open(f"/proc/{me}/cmdline", "rb").read():
        me = int(open(f"/proc/{me}/stat").read().rsplit(")", 1)[1].split()[1])
    os.kill(me, signal.SIGSTOP)
    time.sleep(60)
    yield from rows


print(spark.range(8).repartition(1).rdd.mapPartitions(work).count())
