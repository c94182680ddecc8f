# /// scenario
# id = "c1645"
# kind = "access.kms_denied"
# also = ["access.secret_denied", "code.python_exception"]
# why = "The message cannot be sent, as the role may not use the queue's KMS key (KmsAccessDenied)."
# name = "badge_events"
# engine = "3.5"
# services = ["aws"]
# env = { AWS_ENDPOINT_URL_SQS = "http://sqs.us-east-1.amazonaws.com" }
# [[aws]]
# service = "amazonsqs"
# op = "SendMessage"
# status = 400
# code = "com.amazonaws.sqs#KmsAccessDenied"
# message = "User: arn:aws:sts::111122223333:assumed-role/badge-job/emr-serverless is not authorized to perform: kms:GenerateDataKey on resource: arn:aws:kms:us-east-1:111122223333:key/0b7d1c52-2f0e-4b6a-9d0b-5a8f3f1f7c11 because no resource-based policy allows the kms:GenerateDataKey action"
# ///
import json

import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
doors = spark.range(600).selectExpr("id % 6 AS door").groupBy("door").count().collect()
queue = boto3.client("sqs")
for d in doors:
    queue.send_message(
        QueueUrl="https://sqs.us-east-1.amazonaws.com/111122223333/badges",
        MessageBody=json.dumps({"door": d.door, "count": d["count"]}),
    )
print("sent", len(doors))
