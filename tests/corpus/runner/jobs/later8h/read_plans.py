# /// scenario
# id = "c1648"
# kind = "service.throttled"
# also = ["code.python_exception"]
# why = "CloudWatch Logs throttles the queries of the driver until the client's retries end."
# name = "read_plans"
# engine = "3.5"
# services = ["aws"]
# env = { AWS_ENDPOINT_URL_CLOUDWATCH_LOGS = "http://logs.us-east-1.amazonaws.com", AWS_MAX_ATTEMPTS = "3" }
# [[aws]]
# service = "logs"
# op = "FilterLogEvents"
# status = 400
# code = "ThrottlingException"
# message = "Rate exceeded"
# skip = 1
# [[aws]]
# service = "logs"
# op = "FilterLogEvents"
# body = '{"events": [{"logStreamName": "gate-1", "timestamp": 1795219200000, "message": "open 4", "ingestionTime": 1795219201000, "eventId": "1"}], "nextToken": "b"}'
# ///
import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
pages = boto3.client("logs").get_paginator("filter_log_events").paginate(logGroupName="/acme/gates")
lines = []
for page in pages:
    lines += [(e["logStreamName"], e["message"]) for e in page["events"]]
    print("lines so far:", len(lines))
gates = spark.createDataFrame(lines, "gate STRING, line STRING")
gates.groupBy("gate").count().show()
