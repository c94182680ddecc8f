# /// scenario
# id = "c226"
# kind = "memory.result_too_large"
# why = "The collected results exceed spark.driver.maxResultSize."
# name = "dump"
# engine = "4.0"
# logging = "json"
# conf = { "spark.driver.maxResultSize" = "2m" }
# ///
from pyspark.sql import SparkSession

SparkSession.builder.getOrCreate().range(200_000).selectExpr("uuid() as a", "uuid() as b").toPandas()
