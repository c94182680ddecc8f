# /// scenario
# id = "c218"
# kind = "service.unavailable"
# also = ["code.python_exception"]
# why = "DynamoDB answers InternalServerError after all retries."
# name = "watermarks"
# services = ["aws"]
# logging = "millis"
# [env]
# AWS_ENDPOINT_URL = "http://dynamodb.us-east-1.amazonaws.com"
# AWS_MAX_ATTEMPTS = "2"
# [[aws]]
# service = "dynamodb"
# status = 500
# code = "com.amazonaws.dynamodb.v20120810#InternalServerError"
# message = "Internal server error"
# ///
import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
item = boto3.client("dynamodb").get_item(TableName="watermarks", Key={"job": {"S": "orders"}})
spark.range(int(item["Item"]["last"]["N"])).count()
