# /// scenario
# id = "c090"
# kind = "data.path_exists"
# why = "The output folder exists already and the write mode is errorifexists."
# name = "daily_export"
# engine = "4.0"
# logging = "json"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
for _ in range(2):
    spark.range(10).write.parquet("/mnt/export/dt=2026-11-20")
