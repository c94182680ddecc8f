# /// scenario
# id = "c921"
# kind = "access.s3_denied"
# also = []
# why = "S3 forbids the object that holds the model."
# name = "pull_model"
# engine = "3.4"
# services = ["aws"]
# [[aws]]
# service = "s3"
# op = "HeadObject"
# status = 403
# code = "AccessDenied"
# message = "Access Denied"
# ///
import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
boto3.client("s3", endpoint_url="http://s3.us-east-1.amazonaws.com").download_file("acme-models", "churn/v7/model.bin", "/tmp/model.bin")
with open("/tmp/model.bin", "rb") as model:
    spark.sparkContext.broadcast(model.read())
