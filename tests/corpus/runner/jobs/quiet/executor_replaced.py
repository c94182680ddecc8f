# /// scenario
# id = "c066"
# kind = "none"
# hard = true
# why = "One executor is killed with 137, its tasks run again elsewhere and the job succeeds."
# name = "small_rollup"
# cluster = "standalone"
# ///
import os
import signal
from pathlib import Path

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def work(rows):
    if not Path("/mnt/once").exists():
        Path("/mnt/once").touch()
        me = os.getppid()
        while b"CoarseGrainedExecutorBackend" not in open(f"/proc/{me}/cmdline", "rb").read():
            me = int(open(f"/proc/{me}/stat").read().rsplit(")", 1)[1].split()[1])
        os.kill(me, signal.SIGKILL)
    yield from rows


print(spark.range(8).repartition(2).rdd.mapPartitions(work).count())
spark.stop()
