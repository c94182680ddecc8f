# /// scenario
# id = "c674"
# kind = "access.kms_denied"
# also = ["access.s3_denied"]
# hard = true
# why = "The upload fails as S3 may not use the key; the job prints the error and exits."
# name = "publish_summary"
# engine = "3.5"
# services = ["aws"]
# [[aws]]
# service = "s3"
# op = "PutObject"
# status = 403
# code = "AccessDenied"
# message = "User: arn:aws:sts::111122223333:assumed-role/emr-job-runtime/00fabcd is not authorized to perform: kms:GenerateDataKey on resource: arn:aws:kms:us-east-1:444455556666:key/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0 because no resource-based policy allows the kms:GenerateDataKey action"
# ///
import sys

import boto3
from botocore.exceptions import ClientError
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
body = "\n".join(str(row.id) for row in spark.range(20).collect())
s3 = boto3.client("s3", endpoint_url="http://s3.us-east-1.amazonaws.com")
try:
    s3.put_object(Bucket="acme-summary", Key="2026/11/20.txt", Body=body.encode(), ServerSideEncryption="aws:kms")
except ClientError as problem:
    print(f"upload: {problem}", flush=True)
    sys.exit(4)
