# /// scenario
# id = "c075"
# kind = "unknown"
# also = ["code.exit_nonzero"]
# why = "The driver process ends itself in silence while a job runs."
# job_run = { state = "FAILED" }
# name = "lookup_builder"
# engine = "4.0"
# ///
import os
import threading

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
threading.Timer(3, lambda: os._exit(1)).start()
spark.range(4).repartition(2).rdd.map(lambda r: __import__("time").sleep(20)).count()
