# /// scenario
# id = "c1213"
# kind = "access.s3_denied"
# also = ["code.exit_nonzero"]
# hard = true
# why = "A bucket policy denies the upload of the report; the job prints the error among its steps and leaves with status 4."
# name = "deliver_report"
# engine = "4.0"
# services = ["aws"]
# dress = ["logstail:00fr9k5tq1bc0809"]
# [[aws]]
# service = "s3"
# op = "PutObject"
# status = 403
# code = "AccessDenied"
# message = "User: arn:aws:sts::111122223333:assumed-role/report-runtime/00fr9k5tq1bc0809 is not authorized to perform: s3:PutObject on resource: \"arn:aws:s3:::acme-board-reports/2026/11/summary.csv\" with an explicit deny in a resource-based policy"
# ///
import sys

import boto3
from botocore.exceptions import ClientError
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
steps = {}
rows = spark.range(50).selectExpr("id % 5 AS unit", "id AS amount").groupBy("unit").sum("amount").collect()
steps["aggregate"] = f"ok, {len(rows)} rows"
try:
    body = "\n".join(f"{row[0]},{row[1]}" for row in rows)
    boto3.client("s3", endpoint_url="http://s3.us-east-1.amazonaws.com").put_object(Bucket="acme-board-reports", Key="2026/11/summary.csv", Body=body.encode())
    steps["deliver"] = "ok"
except ClientError as problem:
    steps["deliver"] = str(problem)
steps["cleanup"] = "ok"
for name, result in steps.items():
    print(f"{name:12}{result}")
spark.stop()
sys.exit(0 if all(result.startswith("ok") for result in steps.values()) else 4)
