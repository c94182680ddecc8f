# /// scenario
# id = "c1038"
# name = "snapshot_sums"
# kind = "data.file_changed"
# also = ["data.path_not_found"]
# why = "Files of the Iceberg table are removed while the job works on it, so the second read does not find them."
# engine = "3.5"
# jars = ["iceberg"]
# ///
import glob
import os

from pyspark.sql import SparkSession, functions as F

spark = SparkSession.builder.getOrCreate()
spark.range(900).selectExpr("id", "id % 12 as month").writeTo("lake.mart.sums").using("iceberg").create()
sums = spark.table("lake.mart.sums")
print("rows:", sums.count(), "files:", sums.select(F.input_file_name()).distinct().count())
for path in glob.glob("/mnt/lake/mart/sums/data/*.parquet")[:1]:
    os.remove(path)
sums.groupBy("month").agg(F.sum("id")).show()
