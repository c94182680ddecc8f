# /// scenario
# id = "c1575"
# kind = "access.denied_other"
# also = ["code.python_exception"]
# why = "Firehose denies PutRecordBatch to the job's role."
# name = "send_clicks"
# engine = "3.5"
# services = ["aws"]
# env = { AWS_ENDPOINT_URL_FIREHOSE = "http://kinesis.us-east-1.amazonaws.com" }
# [[aws]]
# service = "firehose"
# code = "AccessDeniedException"
# message = "User: arn:aws:sts::111122223333:assumed-role/emr-job-role/session is not authorized to perform: firehose:PutRecordBatch on resource: arn:aws:firehose:us-east-1:111122223333:deliverystream/clicks because no identity-based policy allows the firehose:PutRecordBatch action"
# ///
import json

import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
clicks = spark.range(700).selectExpr("id % 40 AS page").groupBy("page").count().collect()
firehose = boto3.client("firehose")
firehose.put_record_batch(
    DeliveryStreamName="clicks", Records=[{"Data": json.dumps(c.asDict()).encode()} for c in clicks]
)
print("sent", len(clicks))
