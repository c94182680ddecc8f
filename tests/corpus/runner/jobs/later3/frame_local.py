# /// scenario
# id = "c644"
# kind = "memory.driver_oom"
# also = ["memory.executor_oom"]
# why = "toPandas brings all rows to a driver with too small a heap."
# name = "frame_local"
# engine = "3.5"
# conf = { "spark.driver.memory" = "480m", "spark.driver.maxResultSize" = "0" }
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
frame = spark.range(0, 6_000_000, 1, 12).selectExpr("id", "sha2(string(id), 512) as h", "sha2(string(id + 1), 512) as g").toPandas()
print(len(frame))
