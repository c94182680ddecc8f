# /// scenario
# id = "c666"
# kind = "dependency.class_missing"
# also = []
# why = "No jar of the job brings the data source that it reads with."
# name = "read_plan"
# engine = "3.5"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
plan = spark.read.format("com.crealytics.spark.excel").option("header", "true").load("/mnt/in/plan.xlsx")
plan.write.mode("overwrite").parquet("/mnt/out/plan")
