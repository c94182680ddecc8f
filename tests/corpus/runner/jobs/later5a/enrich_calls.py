# /// scenario
# id = "c1025"
# name = "enrich_calls"
# kind = "memory.broadcast_too_large"
# also = ["memory.driver_oom"]
# why = "The table that the hint wants to broadcast does not fit into the driver's memory."
# engine = "4.0"
# cluster = "standalone"
# timeout = 200
# dress = ["executors:1"]
# conf = { "spark.driver.memory" = "512m", "spark.driver.maxResultSize" = "0" }
# ///
from pyspark.sql import SparkSession, functions as F

spark = SparkSession.builder.getOrCreate()
calls = spark.range(1000).selectExpr("id as number", "id * 3 as seconds")
subscribers = spark.range(0, 9_000_000, 1, 8).selectExpr("id as number", "id * 7 as contract")
joined = calls.join(F.broadcast(subscribers), "number", "left")
joined.write.mode("overwrite").parquet("/mnt/out/calls")
