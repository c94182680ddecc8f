# /// scenario
# id = "c486"
# kind = "access.catalog_denied"
# also = []
# hard = true
# why = "Glue denies creating partitions to the job's thread; main reports a missing partition later."
# name = "add_partitions"
# engine = "3.5"
# services = ["aws"]
# [[aws]]
# service = "glue"
# status = 400
# code = "AccessDeniedException"
# message = "User: arn:aws:sts::111122223333:assumed-role/emr-job-runtime/00fabcd is not authorized to perform: glue:BatchCreatePartition on resource: arn:aws:glue:us-east-1:111122223333:catalog because no identity-based policy allows the glue:BatchCreatePartition action"
# ///
import threading

import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
glue = boto3.client("glue", endpoint_url="http://glue.us-east-1.amazonaws.com")
added = []


def add(day):
    answer = glue.batch_create_partition(DatabaseName="sales", TableName="orders", PartitionInputList=[{"Values": [day]}])
    added.append((day, answer))


days = [r.d for r in spark.range(2).selectExpr("string(date_add(date'2026-11-19', int(id))) as d").collect()]
threads = [threading.Thread(target=add, args=(day,), name=f"partition-{day}") for day in days]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
if len(added) != len(days):
    raise RuntimeError(f"expected {len(days)} partitions, found {len(added)}")
