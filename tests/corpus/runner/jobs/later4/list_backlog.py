# /// scenario
# id = "c931"
# kind = "access.credentials"
# also = ["code.python_exception"]
# hard = true
# why = "The web identity token that the role needs is not there; boto3's error is caught and retold."
# name = "list_backlog"
# engine = "3.5"
# env = { AWS_WEB_IDENTITY_TOKEN_FILE = "/var/run/secrets/eks.amazonaws.com/serviceaccount/token", AWS_ROLE_ARN = "arn:aws:iam::111122223333:role/backlog", AWS_DEFAULT_REGION = "us-east-1", AWS_EC2_METADATA_DISABLED = "true" }
# ///
import boto3
from pyspark.sql import SparkSession


class BacklogUnknown(Exception):
    pass


spark = SparkSession.builder.getOrCreate()
try:
    keys = boto3.client("s3").list_objects_v2(Bucket="acme-backlog")["Contents"]
except Exception as problem:
    raise BacklogUnknown("acme-backlog was not listed") from problem
spark.createDataFrame([(k["Key"],) for k in keys], "key string").show()
