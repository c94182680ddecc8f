# /// scenario
# id = "c1600"
# kind = "memory.result_too_large"
# also = []
# why = "The serialized results of the tasks exceed spark.driver.maxResultSize."
# name = "month_extract"
# engine = "4.0"
# cluster = "standalone"
# conf = { "spark.driver.maxResultSize" = "4m" }
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("month_extract").getOrCreate()
lines = spark.range(0, 60000, 1, 6).selectExpr("id", "sha2(string(id), 512) AS token", "uuid() AS ref")
frame = lines.toPandas()
frame.to_csv("/mnt/out/month.csv", index=False)
