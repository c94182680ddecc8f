# /// scenario
# id = "c053"
# kind = "executor.lost"
# also = ["shuffle.fetch_failed"]
# hard = true
# why = "Executors receive SIGTERM and exit with 143 until the job gives up; nothing says why."
# state_details = '''Job failed, please check complete logs in configured logging destination. ExitCode: 1.'''
# name = "nightly_rollup"
# cluster = "standalone"
# engine = "4.0"
# dress = ["executors:4"]
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
    time.sleep(1)
    os.kill(me, signal.SIGTERM)
    time.sleep(5)
    yield from rows


try:
    spark.range(8).repartition(2).rdd.mapPartitions(work).count()
except Exception as error:
    print("rollup failed:", type(error).__name__)
    raise SystemExit(1) from None
