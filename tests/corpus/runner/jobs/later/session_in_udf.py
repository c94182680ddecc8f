# /// scenario
# id = "c249"
# kind = "code.serialization"
# why = "The session itself is captured by a function for the tasks."
# name = "lookup_udf"
# engine = "3.4"
# ///
from pyspark.sql import SparkSession
from pyspark.sql.functions import udf

spark = SparkSession.builder.getOrCreate()
names = spark.range(5)
lookup = udf(lambda i: names.where(f"id = {i}").count())
spark.range(3).select(lookup("id")).show()
