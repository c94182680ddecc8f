# /// scenario
# id = "c1610"
# kind = "access.s3_denied"
# also = ["code.python_exception"]
# hard = true
# why = "S3 answers 403 to HeadObject when the job downloads its model; the last exception is the job's own, and the credentials text in it is a guess."
# name = "read_model"
# engine = "3.5"
# services = ["aws"]
# env = { AWS_ENDPOINT_URL_S3 = "http://s3.us-east-1.amazonaws.com" }
# [[aws]]
# service = "s3"
# op = "HeadObject"
# status = 403
# code = "AccessDenied"
# message = "Access Denied"
# ///
import json

import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("read_model").getOrCreate()


class ModelUnavailable(Exception):
    pass


def model(version):
    try:
        boto3.client("s3").download_file("acme-models-prod", f"churn/{version}/model.json", "/tmp/model.json")
    except Exception as e:
        raise ModelUnavailable(
            f"churn {version} is not usable (not the expired token again, that was OPS-918)"
        ) from e
    with open("/tmp/model.json", encoding="utf-8") as f:
        return json.load(f)


weights = model("2026-11-20")
users = spark.range(500).selectExpr("id AS user", "id % 17 AS visits")
users.withColumn("score", users.visits * weights["visits"]).write.parquet("/mnt/out/churn")
