# /// scenario
# id = "c1078"
# name = "trips_incremental"
# kind = "data.path_not_found"
# also = ["sql.table_not_found"]
# why = "No Hudi table lies at the path that the job reads."
# engine = "3.5"
# jars = ["hudi"]
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
trips = spark.read.format("hudi").option("hoodie.datasource.query.type", "incremental").option(
    "hoodie.datasource.read.begin.instanttime", "20261119000000"
).load("/mnt/lake/hudi/trips")
trips.groupBy("city").count().write.mode("overwrite").parquet("/mnt/out/trips")
