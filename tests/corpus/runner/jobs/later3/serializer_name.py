# /// scenario
# id = "c772"
# kind = "submit.bad_config"
# also = ["dependency.class_missing"]
# hard = true
# why = "The name of Spark's serializer class is misspelt in the settings; it surfaces as a missing class."
# name = "compact_small"
# engine = "3.4"
# conf = { "spark.serializer" = "org.apache.spark.serializer.KyroSerializer" }
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
print(spark.range(10).count())
