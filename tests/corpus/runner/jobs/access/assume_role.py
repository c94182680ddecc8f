# /// scenario
# id = "c133"
# kind = "access.credentials"
# also = ["access.denied_other", "code.python_exception"]
# hard = true
# why = "The cross-account role may not be assumed; the job raises its own exception while handling it."
# name = "cross_account"
# services = ["aws"]
# [env]
# AWS_ENDPOINT_URL = "http://sts.us-east-1.amazonaws.com"
# [[aws]]
# service = "sts"
# status = 403
# code = "AccessDenied"
# message = "User: arn:aws:sts::111122223333:assumed-role/emr-job-runtime/00fabcd is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::444455556666:role/data-reader"
# ///
import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def session():
    try:
        return boto3.client("sts").assume_role(RoleArn="arn:aws:iam::444455556666:role/data-reader", RoleSessionName="etl")
    except Exception as error:
        settings = {}
        raise KeyError(settings.get("fallback", "no fallback account configured"))


session()
