# /// scenario
# id = "c082"
# kind = "memory.driver_oom"
# why = "collect() brings more rows to the driver than its heap can hold."
# name = "export_all"
# [conf]
# "spark.driver.memory" = "480m"
# "spark.driver.maxResultSize" = "0"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
rows = spark.range(0, 3_000_000, 1, 4).selectExpr("id", "concat(uuid(), uuid(), uuid()) as payload").collect()
print(len(rows))
