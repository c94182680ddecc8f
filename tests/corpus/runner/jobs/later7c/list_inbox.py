# /// scenario
# id = "c1499"
# kind = "access.credentials"
# also = ["code.python_exception"]
# why = "The environment has an access key without its secret key, so the SDK has no whole credentials."
# name = "list_inbox"
# engine = "3.5"
# services = ["aws"]
# env = { AWS_ENDPOINT_URL_S3 = "http://s3.us-east-1.amazonaws.com", AWS_SECRET_ACCESS_KEY = "" }
# ///
import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
pages = (
    boto3.client("s3")
    .get_paginator("list_objects_v2")
    .paginate(Bucket="acme-inbox", Prefix="orders/2026-11-20/")
)
keys = [o["Key"] for page in pages for o in page.get("Contents", [])]
print(spark.createDataFrame([(k,) for k in keys], "key string").count())
