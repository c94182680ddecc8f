# /// scenario
# id = "c1586"
# kind = "submit.bad_config"
# also = []
# why = "spark.driver.maxResultSize is 1.5g; Spark takes no fractional sizes."
# name = "meter_export"
# engine = "4.0"
# conf = { "spark.driver.maxResultSize" = "1.5g" }
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("meter_export").getOrCreate()
meters = spark.range(2000).selectExpr("id AS meter", "id % 24 AS hour", "id * 0.02D AS kwh")
for row in meters.groupBy("hour").sum("kwh").orderBy("hour").collect():
    print(row)
