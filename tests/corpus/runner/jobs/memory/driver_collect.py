# /// scenario
# id = "c082"
# kind = "memory.executor_oom"
# also = ["memory.driver_oom"]
# why = "The tasks of a local run hold more rows for their result than the heap has room for."
# name = "export_all"
# [conf]
# "spark.driver.memory" = "480m"
# "spark.driver.maxResultSize" = "0"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
rows = spark.range(0, 3_000_000, 1, 4).selectExpr("id", "concat(uuid(), uuid(), uuid()) as payload").collect()
print(len(rows))
