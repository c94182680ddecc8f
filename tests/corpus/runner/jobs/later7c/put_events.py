# /// scenario
# id = "c1507"
# kind = "service.unavailable"
# also = ["code.python_exception"]
# why = "Kinesis answers with an internal failure until the client's retries end."
# name = "put_events"
# engine = "3.5"
# services = ["aws"]
# env = { AWS_ENDPOINT_URL_KINESIS = "http://kinesis.us-east-1.amazonaws.com" }
# [[aws]]
# service = "kinesis"
# status = 500
# code = "InternalFailureException"
# message = "Internal service failure."
# ///
import json

import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
rows = spark.range(60).selectExpr("id", "id % 5 AS lane").groupBy("lane").count().collect()
records = [{"Data": json.dumps(r.asDict()).encode(), "PartitionKey": str(r.lane)} for r in rows]
print(boto3.client("kinesis").put_records(StreamName="lane-counts", Records=records)["FailedRecordCount"])
