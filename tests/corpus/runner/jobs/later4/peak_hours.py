# /// scenario
# id = "c953"
# kind = "sql.analysis"
# also = []
# why = "An aggregate stands inside another aggregate."
# name = "peak_hours"
# engine = "3.5"
# logging = "iso"
# ///
from pyspark.sql import SparkSession
from pyspark.sql import functions as f

spark = SparkSession.builder.getOrCreate()
visits = spark.range(200).selectExpr("id % 24 as hour", "id % 5 as site")
visits.groupBy("site").agg(f.max(f.count("hour")).alias("peak")).show()
