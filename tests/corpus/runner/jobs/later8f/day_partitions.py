# /// scenario
# id = "c1606"
# kind = "service.throttled"
# also = ["code.python_exception"]
# hard = true
# why = "Glue throttles GetPartitions; the job wraps it in its own error after some rounds of its own."
# name = "day_partitions"
# engine = "3.5"
# services = ["aws"]
# env = { AWS_ENDPOINT_URL_GLUE = "http://glue.us-east-1.amazonaws.com", AWS_MAX_ATTEMPTS = "2" }
# [[aws]]
# service = "glue"
# op = "GetTable"
# body = '{"Table": {"Name": "clicks", "DatabaseName": "raw", "PartitionKeys": [{"Name": "day", "Type": "string"}]}}'
# [[aws]]
# service = "glue"
# op = "GetPartitions"
# status = 400
# code = "ThrottlingException"
# message = "Rate exceeded"
# ///
import time

import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("day_partitions").getOrCreate()
glue = boto3.client("glue")


def partitions(table, rounds=3):
    keys = [k["Name"] for k in glue.get_table(DatabaseName="raw", Name=table)["Table"]["PartitionKeys"]]
    for n in range(rounds):
        try:
            return keys, glue.get_partitions(DatabaseName="raw", TableName=table)["Partitions"]
        except Exception as e:
            last = e
            time.sleep(n + 1)
    raise LookupError(f"no partitions of raw.{table} by {keys}, is the crawler done?") from last


keys, found = partitions("clicks")
days = spark.createDataFrame([(p["Values"][0],) for p in found], "day string")
print(days.orderBy("day").collect()[-1])
