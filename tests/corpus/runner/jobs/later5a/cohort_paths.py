# /// scenario
# id = "c1021"
# name = "cohort_paths"
# kind = "memory.executor_oom"
# also = ["memory.container_killed"]
# hard = true
# why = "The executors' heap is too small for the list that one aggregation builds; the driver names the step only."
# engine = "3.5"
# cluster = "standalone"
# timeout = 200
# dress = ["executors:2"]
# ///
import sys

from pyspark.sql import SparkSession, functions as F

spark = SparkSession.builder.getOrCreate()
paths = spark.range(0, 700, 1, 2).withColumn("path", F.expr("repeat(uuid(), 60000)"))
try:
    longest = paths.agg(F.collect_list("path").alias("paths")).select(F.size("paths")).first()
    print(longest)
except Exception:
    print("step paths of 2 (cohorts, paths) not complete")
    sys.exit(1)
