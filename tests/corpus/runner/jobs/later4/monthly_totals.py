# /// scenario
# id = "c886"
# kind = "data.empty_input"
# also = []
# why = "The month's folder on S3 holds a marker and no Parquet file."
# name = "monthly_totals"
# engine = "3.4"
# jars = ["s3a"]
# services = ["aws"]
# objects = { "acme-mart/totals/2026-10/_SUCCESS" = "" }
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.read.parquet("s3a://acme-mart/totals/2026-10/").groupBy("shop").sum("cents").show()
