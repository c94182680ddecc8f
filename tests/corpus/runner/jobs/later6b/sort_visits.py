# /// scenario
# id = "c1359"
# kind = "disk.full"
# why = "Of all files only one executor's log is left; its spills do not fit on the worker's disk."
# name = "sort_visits"
# engine = "4.0"
# cluster = "standalone"
# disk_mb = 14
# dress = ["only:SPARK_EXECUTOR", "executors:1"]
# [conf]
# "spark.local.dir" = "/mnt/local"
# "spark.shuffle.compress" = "false"
# "spark.shuffle.spill.compress" = "false"
# "spark.executor.instances" = "1"
# [env]
# SPARK_LOCAL_DIRS = "/mnt/local"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
visits = spark.range(0, 700_000, 1, 6).selectExpr("id", "sha2(string(id), 256) AS visitor")
visits.repartition(6, "visitor").sortWithinPartitions("visitor").write.mode("overwrite").parquet("/mnt/visits")
