# /// scenario
# id = "c1496"
# kind = "access.denied_other"
# also = ["code.python_exception"]
# hard = true
# why = "Step Functions denies SendTaskSuccess at the end of an otherwise good job."
# name = "report_back"
# engine = "4.0"
# services = ["aws"]
# env = { AWS_ENDPOINT_URL_SFN = "http://events.us-east-1.amazonaws.com" }
# [[aws]]
# service = "awsstepfunctions"
# status = 400
# code = "AccessDeniedException"
# message = "User: arn:aws:sts::111122223333:assumed-role/emr-serverless-job-role/session is not authorized to perform: states:SendTaskSuccess on resource: arn:aws:states:us-east-1:111122223333:stateMachine:daily-mart because no identity-based policy allows the states:SendTaskSuccess action"
# ///
import json

import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
mart = spark.range(700).selectExpr("id", "id % 8 AS region", "id * 2 AS amount")
mart.write.mode("overwrite").partitionBy("region").parquet("/mnt/out/mart")
n = spark.read.parquet("/mnt/out/mart").count()
print("mart written,", n, "rows, 0 rejected, 0 timeouts")
boto3.client("stepfunctions").send_task_success(taskToken="AAAAKgAAAAIAAAAA", output=json.dumps({"rows": n}))
spark.stop()
