# /// scenario
# id = "c1673"
# kind = "access.s3_denied"
# also = ["code.udf_exception"]
# hard = true
# why = "S3 denies PutObject to the uploads that the tasks make; the driver prints only how many tiles were made, and the missing optional folder was handled."
# name = "ship_tiles"
# engine = "3.5"
# services = ["aws"]
# env = { AWS_ENDPOINT_URL_S3 = "http://s3.us-east-1.amazonaws.com" }
# conf = { "spark.task.maxFailures" = "2" }
# cluster = "standalone"
# [[aws]]
# service = "s3"
# op = "PutObject"
# status = 403
# code = "AccessDenied"
# message = "Access Denied"
# ///
import os
import sys

import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
tiles = spark.sparkContext.parallelize(range(64), 2)
try:
    known = spark.read.parquet("/mnt/in/tiles/shipped").count()
except Exception as e:
    print("first night of this region:", str(e).split(". ")[0])
    known = 0
print("tiles:", tiles.count(), "shipped before:", known)


def ship(numbers):
    s3 = boto3.client("s3")
    for n in numbers:
        path = f"/tmp/tile-{os.getpid()}-{n}.bin"
        with open(path, "wb") as f:
            f.write(bytes([n]) * 2048)
        s3.upload_file(path, "acme-maps-public", f"tiles/z12/{n}.bin")
        os.remove(path)


try:
    tiles.foreachPartition(ship)
except Exception:
    print("region north: 64 tiles made, not all of them arrived")
    sys.exit(1)
