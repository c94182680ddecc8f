# /// scenario
# id = "c1342"
# kind = "service.throttled"
# also = ["code.python_exception", "code.exit_nonzero"]
# hard = true
# why = "Coloured key-value log lines; DynamoDB's provisioned throughput is exceeded until the client's retries end, then the job reports how many meters are left."
# name = "meter_events"
# engine = "3.5"
# services = ["aws"]
# before = "cp -r $EMRDX_ENGINES/libs /mnt/libs"
# [env]
# PYTHONPATH = "/mnt/libs"
# [[aws]]
# service = "dynamodb"
# op = "BatchWriteItem"
# skip = 2
# status = 400
# code = "com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException"
# message = "The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with the UpdateTable API."
# [[aws]]
# service = "dynamodb"
# op = "BatchWriteItem"
# times = 2
# body = "{\"UnprocessedItems\": {}}"
# ///
import sys

import boto3
import structlog
from botocore.config import Config
from pyspark.sql import SparkSession

structlog.configure(
    processors=[
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="%Y-%m-%d %H:%M:%S"),
        structlog.processors.StackInfoRenderer(),
        structlog.dev.ConsoleRenderer(colors=True, exception_formatter=structlog.dev.plain_traceback),
    ]
)
log = structlog.get_logger(job="meter_events")
spark = SparkSession.builder.getOrCreate()
client = boto3.client(
    "dynamodb", endpoint_url="http://dynamodb.us-east-1.amazonaws.com", config=Config(retries={"max_attempts": 2, "mode": "standard"})
)
rows = spark.range(100).selectExpr("id AS meter", "id * 13 % 97 AS kwh").collect()
log.info("rows read", rows=len(rows), target="meter-latest")
left = 0
for start in range(0, 100, 25):
    items = [{"PutRequest": {"Item": {"meter": {"N": str(r.meter)}, "kwh": {"N": str(r.kwh)}}}} for r in rows[start : start + 25]]
    try:
        client.batch_write_item(RequestItems={"meter-latest": items})
        log.info("batch written", start=start, items=len(items))
    except Exception as problem:
        left += len(items)
        log.warning("batch left", start=start, items=len(items), reason=str(problem))
if left:
    log.error("run incomplete", left=left, table="meter-latest", exit_code=3)
    spark.stop()
    sys.exit(3)
