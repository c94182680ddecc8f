# /// scenario
# id = "c1382"
# kind = "access.catalog_denied"
# also = ["access.denied_other"]
# hard = true
# why = "No logs; the state text is cut before the action's name, but the refused call, GetPartitions, is one of the Data Catalog."
# name = "partition_stats"
# engine = "4.0"
# services = ["aws"]
# dress = ["nologs"]
# state_details = "Job failed, please check complete logs in configured logging destination. ExitCode: 1. Last few exceptions: botocore.errorfactory.AccessDeniedException: An error occurred (AccessDeniedException) when calling the GetPartitions operation: User: arn:aws:st..."
# job_run = { state = "FAILED" }
# [[aws]]
# service = "glue"
# op = "GetPartitions"
# status = 400
# code = "AccessDeniedException"
# message = "User: arn:aws:sts::111122223333:assumed-role/emr-serverless-job-role/session is not authorized to perform: glue:GetPartitions on resource: arn:aws:glue:us-east-1:111122223333:table/sales/orders because no identity-based policy allows the glue:GetPartitions action"
# ///
import boto3
from pyspark.sql import SparkSession


class StatsError(Exception):
    pass


spark = SparkSession.builder.getOrCreate()
print("days:", spark.range(30).count())
glue = boto3.client("glue", endpoint_url="http://glue.us-east-1.amazonaws.com")
try:
    found = glue.get_partitions(DatabaseName="sales", TableName="orders")["Partitions"]
except Exception as e:
    raise StatsError("statistics of sales.orders") from e
print(len(found))
