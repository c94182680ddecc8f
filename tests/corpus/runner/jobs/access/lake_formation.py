# /// scenario
# id = "c131"
# kind = "access.catalog_denied"
# hard = true
# why = "Lake Formation denies the table; the job swallows the traceback and prints one line, then exits 1."
# name = "governed_read"
# services = ["aws"]
# [env]
# AWS_ENDPOINT_URL = "http://glue.us-east-1.amazonaws.com"
# [[aws]]
# service = "glue"
# code = "AccessDeniedException"
# message = "Insufficient Lake Formation permission(s): Required Describe on orders"
# ///
import sys

import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(10).count()
try:
    boto3.client("glue").get_table(DatabaseName="gov", Name="orders")
except Exception as error:
    print("governed_read: cannot continue ->", error)
    spark.stop()
    sys.exit(1)
