# /// scenario
# id = "c051"
# kind = "memory.container_killed"
# also = ["executor.lost"]
# why = "Executors are killed with exit code 137 until the stage gives up."
# state_details = '''Job failed, please check complete logs in configured logging destination. ExitCode: 1. Last few exceptions: org.apache.spark.shuffle.MetadataFetchFailedException: Missing an output location for shuffle 0 partition 0...'''
# name = "feature_join"
# cluster = "standalone"
# dress = ["executors:4"]
# ///
import os
import signal
import subprocess

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def load(rows):
    block = bytearray(60_000_000)
    for row in rows:
        if row.id == 7:
            jvm = subprocess.run(["pgrep", "-f", "CoarseGrainedExecutorBackend"], capture_output=True, text=True).stdout.split()
            me = os.getppid()
            while str(me) not in jvm:
                me = int(open(f"/proc/{me}/stat").read().rsplit(")", 1)[1].split()[1])
            os.kill(me, signal.SIGKILL)
        block[row.id] = 1
        yield row.id


print(spark.range(16).repartition(2).rdd.mapPartitions(load).sum())
