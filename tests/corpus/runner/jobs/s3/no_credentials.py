# /// scenario
# id = "c027"
# kind = "access.credentials"
# why = "No provider of the chain has credentials for S3A."
# name = "landing_scan"
# jars = ["s3a"]
# services = ["aws"]
# [env]
# AWS_ACCESS_KEY_ID = ""
# AWS_SECRET_ACCESS_KEY = ""
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
print(spark.read.text("s3a://acme-landing/readme.txt").count())
