# /// scenario
# id = "c627"
# kind = "data.path_not_found"
# also = ["code.python_exception"]
# why = "The object that the job gets with boto3 does not exist."
# name = "fetch_manifest"
# engine = "3.5"
# services = ["aws"]
# objects = { "acme-landing/feeds/2026-11-20/manifest.json" = "{\"files\": []}" }
# ///
import json

import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
s3 = boto3.client("s3", endpoint_url="http://s3.us-east-1.amazonaws.com")
for day in ("2026-11-20", "2026-11-21"):
    body = s3.get_object(Bucket="acme-landing", Key=f"feeds/{day}/manifest.json")["Body"].read()
    print(day, len(json.loads(body)["files"]))
