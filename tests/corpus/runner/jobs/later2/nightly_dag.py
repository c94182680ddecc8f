# /// scenario
# id = "c405"
# kind = "data.path_not_found"
# also = ["code.python_exception"]
# hard = true
# why = "The object of the day is not in the bucket; the job's step runner retries it and re-raises its own error."
# name = "nightly_flow"
# engine = "3.5"
# services = ["aws"]
# [objects]
# "acme-landing/orders/2026-11-19.csv" = "1,2\n"
# ///
import logging
import time

import boto3
from botocore.exceptions import ClientError
from pyspark.sql import SparkSession

logging.basicConfig(level=logging.INFO, format="[%(asctime)s] {%(module)s.py:%(lineno)d} %(levelname)s - %(message)s")
log = logging.getLogger("flow")


class StepFailed(RuntimeError):
    def __init__(self, step, tries):
        super().__init__(f"step '{step}' gave up after {tries} tries")


def step(function, tries=3):
    for attempt in range(1, tries + 1):
        try:
            log.info("Starting attempt %s of %s", attempt, tries)
            return function()
        except ClientError as error:
            log.warning("attempt %s: %s", attempt, error.response["Error"]["Code"])
            time.sleep(0.2)
    log.error("Marking step as FAILED")
    raise StepFailed(function.__name__, tries)


def read_orders():
    s3 = boto3.client("s3", endpoint_url="http://s3.us-east-1.amazonaws.com")
    return s3.get_object(Bucket="acme-landing", Key="orders/2026-11-20.csv")["Body"].read().decode()


spark = SparkSession.builder.getOrCreate()
lines = step(read_orders).splitlines()
print(spark.createDataFrame([line.split(",") for line in lines], "a string, b string").count())
