# /// scenario
# id = "c813"
# kind = "service.throttled"
# also = []
# why = "S3 asks the listing client to reduce its rate."
# name = "inventory"
# engine = "4.0"
# services = ["aws"]
# [[aws]]
# service = "s3"
# op = "ListObjectsV2"
# status = 503
# code = "SlowDown"
# message = "Please reduce your request rate."
# ///
import boto3
from botocore.config import Config
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
s3 = boto3.client("s3", endpoint_url="http://s3.us-east-1.amazonaws.com", config=Config(retries={"max_attempts": 3, "mode": "standard"}))
keys = [entry["Key"] for page in s3.get_paginator("list_objects_v2").paginate(Bucket="acme-raw") for entry in page.get("Contents", [])]
print(spark.createDataFrame([(k,) for k in keys], "key string").count())
