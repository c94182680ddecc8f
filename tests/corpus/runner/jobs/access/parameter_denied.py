# /// scenario
# id = "c132"
# kind = "access.secret_denied"
# also = ["code.python_exception"]
# why = "The role may not read the parameter."
# name = "load_settings"
# services = ["aws"]
# [env]
# AWS_ENDPOINT_URL = "http://ssm.us-east-1.amazonaws.com"
# [[aws]]
# service = "ssm"
# code = "AccessDeniedException"
# message = "User: arn:aws:sts::111122223333:assumed-role/emr-job-runtime/00fabcd is not authorized to perform: ssm:GetParameter on resource: arn:aws:ssm:us-east-1:111122223333:parameter/prod/dw/url because no identity-based policy allows the ssm:GetParameter action"
# ///
import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
url = boto3.client("ssm").get_parameter(Name="/prod/dw/url", WithDecryption=True)["Parameter"]["Value"]
spark.read.jdbc(url, "t").show()
