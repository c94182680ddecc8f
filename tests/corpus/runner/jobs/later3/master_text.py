# /// scenario
# id = "c773"
# kind = "submit.bad_config"
# also = []
# why = "The master's URL is none that Spark knows."
# name = "adhoc_counts"
# engine = "4.0"
# conf = { "spark.master" = "yarm" }
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
print(spark.range(10).count())
