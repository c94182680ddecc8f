# /// scenario
# id = "c114"
# kind = "code.python_exception"
# also = ["submit.entry_point_missing"]
# why = "The entry script does not compile: an unclosed bracket."
# name = "weekly"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
totals = spark.range(10).selectExpr("sum(id)"
rows = totals.collect()
print(rows)
