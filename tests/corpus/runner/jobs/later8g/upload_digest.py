# /// scenario
# id = "c1612"
# kind = "access.credentials"
# also = ["access.s3_denied", "code.python_exception"]
# why = "S3 refuses the signature of the request: the secret key does not belong to the access key."
# name = "upload_digest"
# engine = "4.0"
# services = ["aws"]
# env = { AWS_ENDPOINT_URL_S3 = "http://s3.us-east-1.amazonaws.com" }
# [[aws]]
# service = "s3"
# op = "PutObject"
# status = 403
# code = "SignatureDoesNotMatch"
# message = "The request signature we calculated does not match the signature you provided. Check your key and signing method."
# ///
import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("upload_digest").getOrCreate()
lines = spark.range(300).selectExpr("id % 6 AS depot", "id * 0.4D AS tons").groupBy("depot").sum("tons")
lines.toPandas().to_csv("/tmp/digest.csv", index=False)
boto3.client("s3").upload_file("/tmp/digest.csv", "acme-partner-drop", "depots/2026-11-21.csv")
