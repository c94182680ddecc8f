# /// scenario
# id = "c950"
# kind = "unknown"
# also = []
# hard = true
# why = "The driver's Python is ended from outside, and nothing in the log tells by whom or why."
# name = "relay_codes"
# engine = "3.5"
# ///
import os
import signal
import threading

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
print("ready:", spark.range(12).count(), flush=True)
threading.Timer(3, lambda: os.kill(os.getpid(), signal.SIGKILL)).start()
spark.range(400).repartition(2).foreach(lambda row: __import__("time").sleep(0.1))
