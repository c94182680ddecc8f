# /// scenario
# id = "c1480"
# kind = "access.kms_denied"
# also = ["code.python_exception"]
# why = "The role may not use the bucket's key to write, which S3 reports for PutObject."
# name = "archive_pages"
# engine = "3.5"
# services = ["aws"]
# env = { AWS_ENDPOINT_URL_S3 = "http://s3.us-east-1.amazonaws.com" }
# [[aws]]
# service = "s3"
# op = "PutObject"
# status = 403
# code = "AccessDenied"
# message = "User: arn:aws:sts::111122223333:assumed-role/emr-serverless-job-role/session is not authorized to perform: kms:GenerateDataKey on resource: arn:aws:kms:us-east-1:444455556666:key/0d1f7a52-6b0c-4c7e-9d0e-3f2b8a41c6d7 because no resource-based policy allows the kms:GenerateDataKey action"
# ///
import glob

import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(80).selectExpr("id AS page", "uuid() AS text").coalesce(1).write.json("/mnt/out/pages")
s3 = boto3.client("s3")
for path in glob.glob("/mnt/out/pages/part-*"):
    s3.upload_file(path, "acme-archive", "pages/2026-11-20.json")
print("archived")
