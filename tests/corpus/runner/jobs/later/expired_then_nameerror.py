# /// scenario
# id = "c212"
# kind = "access.credentials"
# also = ["code.python_exception"]
# hard = true
# why = "The token has expired; the exception handler then fails itself on an undefined name."
# name = "who_am_i"
# services = ["aws"]
# [env]
# AWS_ENDPOINT_URL = "http://sts.us-east-1.amazonaws.com"
# [[aws]]
# service = "sts"
# status = 403
# code = "ExpiredToken"
# message = "The security token included in the request is expired"
# ///
import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
try:
    account = boto3.client("sts").get_caller_identity()["Account"]
except Exception:
    logger.error("no account")
print(account)
