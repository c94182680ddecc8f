# /// scenario
# id = "c896"
# kind = "code.python_exception"
# also = ["code.bad_arguments"]
# hard = true
# why = "boto3 gets a number where it wants a text and refuses before any call; the job's context manager logs the end of its step."
# name = "store_state"
# engine = "4.0"
# services = ["aws"]
# ///
import contextlib
import logging

import boto3
from pyspark.sql import SparkSession

logging.basicConfig(level=logging.INFO, format="%(asctime)s | %(levelname)s | %(message)s")


@contextlib.contextmanager
def step(name):
    try:
        yield
    except Exception as problem:
        logging.error("step %s ended: %s", name, problem)
        logging.info("exit code 1 for the scheduler")
        raise SystemExit(1) from None


spark = SparkSession.builder.getOrCreate()
with step("state"):
    watermark = spark.range(500).selectExpr("max(id) as m").first().m
    boto3.client("s3", endpoint_url="http://s3.us-east-1.amazonaws.com").put_object(Bucket="acme-state", Key=watermark, Body=b"done")
