# /// scenario
# id = "c1402"
# kind = "access.kms_denied"
# also = ["code.udf_exception"]
# hard = true
# why = "The key of the objects may not be used, which S3 reports inside tasks; the driver prints only its own line."
# name = "image_tags"
# engine = "3.5"
# cluster = "standalone"
# services = ["aws"]
# [[aws]]
# service = "s3"
# op = "GetObject"
# status = 403
# code = "AccessDenied"
# message = "User: arn:aws:sts::111122223333:assumed-role/etl-images/8f21c is not authorized to perform: kms:Decrypt on resource: arn:aws:kms:us-east-1:111122223333:key/5b0f3c6e-7d11-4a37-9c55-0d4a2f3b9e10 because no identity-based policy allows the kms:Decrypt action"
# ///
import sys

import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def tags(keys):
    s3 = boto3.client("s3", endpoint_url="http://s3.us-east-1.amazonaws.com")
    for k in keys:
        body = s3.get_object(Bucket="acme-images", Key=f"thumbs/{k}.txt")["Body"].read()
        yield k, body.decode().split(",")


try:
    print(spark.sparkContext.parallelize(range(6), 2).mapPartitions(tags).collect())
except Exception:
    print("tagging stopped, images of 2026-11-20 stay untagged")
    sys.exit(1)
