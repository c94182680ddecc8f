# /// scenario
# id = "c1544"
# kind = "access.credentials"
# also = ["code.udf_exception"]
# hard = true
# why = "The session token that the tasks use has expired; the driver prints a sentence of its own, and the reset connection before was retried."
# name = "copy_models"
# engine = "4.0"
# cluster = "standalone"
# services = ["aws"]
# env = { AWS_ENDPOINT_URL_S3 = "http://s3.us-east-1.amazonaws.com", AWS_SESSION_TOKEN = "old" }
# [[aws]]
# service = "s3"
# op = "PutObject"
# status = 400
# code = "ExpiredToken"
# message = "The provided token has expired."
# ///
import sys

from pyspark import TaskContext
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def warm(i):
    if i == 7 and TaskContext.get().attemptNumber() == 0:
        raise ConnectionResetError(104, "Connection reset by peer")
    return i


def copy(models):
    import boto3

    s3 = boto3.client("s3")
    for m in models:
        s3.put_object(Bucket="acme-models", Key=f"2026-11-21/{m}.json", Body=b"{}")
        yield m


print("warmed", spark.sparkContext.parallelize(range(20), 2).map(warm).count())
try:
    print("copied", spark.sparkContext.parallelize(range(20), 2).mapPartitions(copy).count())
except Exception:
    print("models are not copied, the old ones serve on")
    sys.exit(1)
