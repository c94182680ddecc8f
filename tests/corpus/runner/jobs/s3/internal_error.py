# /// scenario
# id = "c029"
# kind = "service.unavailable"
# why = "S3 answers 500 InternalError on the output write, after retries."
# name = "daily_dump"
# jars = ["s3a"]
# services = ["aws"]
# engine = "4.0"
# logging = "json"
# [conf]
# "spark.hadoop.fs.s3a.retry.http.5xx.errors" = "false"
# [[aws]]
# service = "s3"
# op = "PutObject"
# match = "dump"
# status = 500
# code = "InternalError"
# message = "We encountered an internal error. Please try again."
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(50).write.csv("s3a://acme-backup/dump/")
