# /// scenario
# id = "c221"
# kind = "memory.executor_oom"
# also = ["executor.lost"]
# hard = true
# why = "The executors' heap is exhausted by cached objects in a Python-free stage; the driver sees exit code 52."
# name = "sessionise"
# cluster = "standalone"
# engine = "3.4"
# dress = ["executors:3"]
# [conf]
# "spark.executor.memory" = "460m"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
events = spark.range(0, 300_000, 1, 1).selectExpr("id % 2 as k", "concat(uuid(), uuid(), uuid(), uuid(), uuid(), uuid(), uuid(), uuid()) as trail")
print(events.groupBy("k").agg({"trail": "collect_list"}).selectExpr("length(string(`collect_list(trail)`))").collect())
