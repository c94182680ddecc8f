# /// scenario
# id = "c213"
# kind = "access.denied_other"
# also = ["code.python_exception"]
# why = "SQS denies the completion message."
# name = "notify_done"
# services = ["aws"]
# dress = ["docker"]
# [env]
# AWS_ENDPOINT_URL = "http://sqs.us-east-1.amazonaws.com"
# [[aws]]
# service = "amazonsqs"
# status = 403
# code = "com.amazonaws.sqs#AccessDenied"
# message = "User: arn:aws:sts::111122223333:assumed-role/emr-job-runtime/00fabcd is not authorized to perform: sqs:sendmessage on resource: arn:aws:sqs:us-east-1:111122223333:done because no identity-based policy allows the sqs:sendmessage action"
# ///
import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(10).write.csv("/mnt/done")
boto3.client("sqs").send_message(QueueUrl="http://sqs.us-east-1.amazonaws.com/111122223333/done", MessageBody="done")
