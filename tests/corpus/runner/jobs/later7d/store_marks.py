# /// scenario
# id = "c1539"
# kind = "service.unavailable"
# also = ["code.udf_exception"]
# hard = true
# why = "DynamoDB answers with internal errors inside tasks until the client's retries end; the driver prints only its own line."
# name = "store_marks"
# engine = "3.5"
# cluster = "standalone"
# services = ["aws"]
# env = { AWS_ENDPOINT_URL_DYNAMODB = "http://dynamodb.us-east-1.amazonaws.com", AWS_MAX_ATTEMPTS = "2" }
# conf = { "spark.task.maxFailures" = "2" }
# [[aws]]
# service = "dynamodb"
# status = 500
# code = "InternalServerError"
# message = "Internal server error"
# ///
import sys

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def store(rows):
    import boto3

    table = boto3.resource("dynamodb").Table("pupil-marks")
    for row in rows:
        table.put_item(Item={"pupil": row.pupil, "mark": row.mark})


marks = spark.range(120).selectExpr("id AS pupil", "id % 6 + 1 AS mark").repartition(4)
try:
    marks.foreachPartition(store)
except Exception:
    print("marks stay as they were on 2026-11-19")
    sys.exit(1)
