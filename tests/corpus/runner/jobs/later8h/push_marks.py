# /// scenario
# id = "c1647"
# kind = "access.credentials"
# also = ["code.udf_exception"]
# hard = true
# why = "DynamoDB does not know the security token that the tasks use (UnrecognizedClientException); the driver prints only a sentence of its own."
# name = "push_marks"
# engine = "3.5"
# cluster = "standalone"
# services = ["aws"]
# env = { AWS_ENDPOINT_URL_DYNAMODB = "http://dynamodb.us-east-1.amazonaws.com" }
# [[aws]]
# service = "dynamodb"
# status = 400
# code = "com.amazon.coral.service#UnrecognizedClientException"
# message = "The security token included in the request is invalid."
# ///
import sys

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
marks = spark.range(400, numPartitions=2).selectExpr("id AS pupil", "id % 6 + 1 AS mark")
print("pupils:", marks.select("pupil").distinct().count())


def push(rows):
    import boto3

    table = boto3.resource("dynamodb").Table("marks")
    for r in rows:
        table.put_item(Item={"pupil": str(r.pupil), "mark": r.mark})


try:
    marks.foreachPartition(push)
except Exception:
    print("marks of term 1 stay closed, the table may be in maintenance")
    sys.exit(1)
