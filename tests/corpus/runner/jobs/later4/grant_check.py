# /// scenario
# id = "c928"
# kind = "access.catalog_denied"
# also = []
# hard = true
# why = "The catalog denies the list of partitions; the job logs it as information and later raises an error about an empty list."
# name = "grant_check"
# engine = "3.5"
# services = ["aws"]
# [[aws]]
# service = "glue"
# op = "GetPartitions"
# status = 400
# code = "AccessDeniedException"
# message = "Insufficient Lake Formation permission(s): Required Select on visits"
# ///
import logging

import boto3
from pyspark.sql import SparkSession

logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s")
for noisy in ("py4j", "botocore"):
    logging.getLogger(noisy).setLevel(logging.ERROR)
spark = SparkSession.builder.getOrCreate()
glue = boto3.client("glue", endpoint_url="http://glue.us-east-1.amazonaws.com")


def partitions():
    try:
        return [p["Values"][0] for p in glue.get_partitions(DatabaseName="mart", TableName="visits")["Partitions"]]
    except Exception as problem:
        logging.info("partitions of mart.visits: %s", problem)
        return []


days = partitions()
logging.info("%d days to read, %d rows expected", len(days), spark.range(800).count())
if not days:
    raise LookupError("mart.visits has no day to read")
