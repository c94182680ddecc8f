# /// scenario
# id = "c1472"
# kind = "code.python_exception"
# also = []
# why = "The driver multiplies a Decimal by a float."
# name = "invoice_tax"
# engine = "3.5"
# ///
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.getOrCreate()
lines = spark.range(90).selectExpr("id", "id % 4 AS customer", "CAST(id * 3.5 AS DECIMAL(12,2)) AS net")
totals = lines.groupBy("customer").agg(F.sum("net").alias("net")).orderBy("customer").collect()
for t in totals:
    print(t.customer, t.net, t.net * 0.19)
