# /// scenario
# id = "c489"
# kind = "access.denied_other"
# also = ["code.udf_exception"]
# hard = true
# why = "DynamoDB denies the tasks' writes; the driver logs a count and leaves with code 1."
# name = "write_features"
# engine = "3.5"
# logging = "full"
# services = ["aws"]
# [[aws]]
# service = "dynamodb"
# status = 400
# code = "AccessDeniedException"
# message = "User: arn:aws:sts::111122223333:assumed-role/emr-job-runtime/00fabcd is not authorized to perform: dynamodb:BatchWriteItem on resource: arn:aws:dynamodb:us-east-1:111122223333:table/features because no identity-based policy allows the dynamodb:BatchWriteItem action"
# ///
import sys

import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def write(rows):
    client = boto3.client("dynamodb", endpoint_url="http://dynamodb.us-east-1.amazonaws.com")
    problems = []
    for row in rows:
        try:
            client.batch_write_item(RequestItems={"features": [{"PutRequest": {"Item": {"id": {"N": str(row.id)}}}}]})
        except Exception as problem:
            problems.append(f"{row.id}: {problem}")
    yield problems


problems = [p for part in spark.range(6).repartition(2).rdd.mapPartitions(write).collect() for p in part]
for problem in problems[:2]:
    print("not written", problem)
if problems:
    print(f"write_features: {len(problems)} items not written")
    sys.exit(1)
