# /// scenario
# id = "c1439"
# kind = "memory.result_too_large"
# also = []
# why = "The collected results are over spark.driver.maxResultSize."
# name = "pull_history"
# engine = "3.5"
# conf = { "spark.driver.maxResultSize" = "2m" }
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
history = spark.range(0, 60000, 1, 6).selectExpr("id", "uuid() AS visit", "uuid() AS page")
print("visits:", history.count())
print(len(history.collect()))
