# /// scenario
# id = "c1605"
# kind = "access.denied_other"
# also = ["code.udf_exception"]
# why = "Firehose denies PutRecordBatch, called inside tasks."
# name = "click_lanes"
# engine = "3.5"
# cluster = "standalone"
# services = ["aws"]
# env = { AWS_ENDPOINT_URL_FIREHOSE = "http://kinesis.us-east-1.amazonaws.com" }
# conf = { "spark.task.maxFailures" = "2" }
# [[aws]]
# service = "firehose"
# status = 400
# code = "AccessDeniedException"
# message = "User: arn:aws:sts::111122223333:assumed-role/emr-serverless-clicks/00f9k2 is not authorized to perform: firehose:PutRecordBatch on resource: arn:aws:firehose:us-east-1:111122223333:deliverystream/click-lanes because no identity-based policy allows the firehose:PutRecordBatch action"
# ///
import json

import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("click_lanes").getOrCreate()
clicks = spark.range(0, 80, 1, 2).selectExpr("id", "id % 5 AS lane")


def deliver(rows):
    firehose = boto3.client("firehose")
    records = [{"Data": json.dumps(row.asDict()).encode()} for row in rows]
    answer = firehose.put_record_batch(DeliveryStreamName="click-lanes", Records=records)
    yield len(records) - answer["FailedPutCount"]


print("delivered", clicks.rdd.mapPartitions(deliver).sum())
