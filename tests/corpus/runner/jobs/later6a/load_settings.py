# /// scenario
# id = "c1326"
# kind = "service.throttled"
# also = ["code.python_exception"]
# hard = true
# why = "Parameter Store answers that the rate is exceeded for each of many parameters; the job goes on without one and stops on the missing setting."
# name = "load_settings"
# engine = "3.5"
# services = ["aws"]
# [env]
# AWS_ENDPOINT_URL = "http://ssm.us-east-1.amazonaws.com"
# AWS_MAX_ATTEMPTS = "2"
# [[aws]]
# service = "ssm"
# op = "GetParameter"
# match = "/shops/source"
# body = '{"Parameter": {"Name": "/shops/source", "Type": "String", "Value": "/mnt/in/shops"}}'
# [[aws]]
# service = "ssm"
# op = "GetParameter"
# code = "ThrottlingException"
# message = "Rate exceeded"
# ///
import boto3
from botocore.exceptions import ClientError
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
ssm = boto3.client("ssm")
settings = {}
for name in ("source", "target", "partitions"):
    try:
        settings[name] = ssm.get_parameter(Name=f"/shops/{name}")["Parameter"]["Value"]
    except ClientError as e:
        print(f"setting {name}: {e}")
print("settings:", sorted(settings))
spark.range(100).write.mode("overwrite").parquet(settings["source"])
shops = spark.read.parquet(settings["source"]).repartition(int(settings.get("partitions", 2)))
shops.write.mode("overwrite").parquet(settings["target"])
