# /// scenario
# id = "c890"
# kind = "sql.table_not_found"
# also = ["code.python_exception"]
# hard = true
# why = "The Glue catalog has no such table; the job catches the error and raises its own without the first."
# name = "sync_partition_list"
# engine = "3.4"
# services = ["aws"]
# [[aws]]
# service = "glue"
# op = "GetTable"
# status = 400
# code = "EntityNotFoundException"
# message = "Entity Not Found"
# ///
import logging

import boto3
from pyspark.sql import SparkSession

logging.basicConfig(format="%(levelname)s:%(name)s:%(message)s")
spark = SparkSession.builder.getOrCreate()
print("days:", spark.range(30).count())


class SyncError(Exception):
    pass


try:
    boto3.client("glue", endpoint_url="http://glue.us-east-1.amazonaws.com").get_table(DatabaseName="mart", Name="visits_daily")
except Exception as problem:
    logging.getLogger("sync").warning("mart.visits_daily: %s", problem)
    raise SyncError("0 of 30 partitions in step") from None
