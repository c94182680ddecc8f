# /// scenario
# id = "c076"
# kind = "unknown"
# also = ["memory.container_killed"]
# why = "The driver's JVM is killed from outside, the log stops in the middle of a stage."
# state_details = '''Job failed, please check complete logs in configured logging destination.'''
# name = "graph_rank"
# timeout = 9
# kill_signal = 9
# ///
import time

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(100).repartition(2).rdd.map(lambda r: (time.sleep(1), r.id)[1]).count()
