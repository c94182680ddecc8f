# /// scenario
# id = "c1440"
# kind = "service.throttled"
# also = ["code.python_exception"]
# hard = true
# why = "Glue throttles the listing of partitions until the client's retries end; the job logs it and ends with its own error."
# name = "list_parts"
# engine = "4.0"
# services = ["aws"]
# [[aws]]
# service = "glue"
# status = 400
# code = "ThrottlingException"
# message = "Rate exceeded"
# ///
import logging

import boto3
from botocore.config import Config
from pyspark.sql import SparkSession

logging.basicConfig(format="%(asctime)s [%(levelname)s] %(name)s: %(message)s")
log = logging.getLogger("list_parts")
spark = SparkSession.builder.getOrCreate()
glue = boto3.client("glue", endpoint_url="http://glue.us-east-1.amazonaws.com", config=Config(retries={"total_max_attempts": 3, "mode": "standard"}))


class Incomplete(Exception):
    pass


def parts(table):
    try:
        return [p["Values"] for p in glue.get_partitions(DatabaseName="web", TableName=table)["Partitions"]]
    except Exception as e:
        log.error("table %s: %s", table, e)
        return None


found = {t: parts(t) for t in ("clicks", "views")}
if None in found.values():
    raise Incomplete("partitions of 2 tables unknown, nothing was compacted")
