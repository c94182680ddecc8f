# /// scenario
# id = "c930"
# kind = "access.denied_other"
# also = []
# why = "CloudWatch Logs denies the stream that the job wants to make for its audit."
# name = "ship_audit"
# engine = "3.4"
# services = ["aws"]
# [[aws]]
# service = "logs"
# status = 400
# code = "AccessDeniedException"
# message = "User: arn:aws:sts::111122223333:assumed-role/emr-job-runtime/00fabcd is not authorized to perform: logs:CreateLogStream on resource: arn:aws:logs:us-east-1:111122223333:log-group:/acme/audit:log-stream:2026-11-20 because no identity-based policy allows the logs:CreateLogStream action"
# ///
import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(100).write.mode("overwrite").json("/mnt/out/audit")
boto3.client("logs", endpoint_url="http://logs.us-east-1.amazonaws.com").create_log_stream(logGroupName="/acme/audit", logStreamName="2026-11-20")
