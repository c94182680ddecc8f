# /// scenario
# id = "c1329"
# kind = "access.denied_other"
# also = ["code.python_exception"]
# hard = true
# why = "SQS denies the batches of messages that the tasks send; the sender counts failures in the executor's log and the job's own exception names a share."
# name = "hand_over"
# engine = "3.5"
# cluster = "standalone"
# services = ["aws"]
# [[aws]]
# service = "amazonsqs"
# status = 403
# code = "com.amazonaws.sqs#AccessDenied"
# message = "User: arn:aws:sts::111122223333:assumed-role/emr-job-runtime/00fabcd is not authorized to perform: sqs:sendmessage on resource: arn:aws:sqs:us-east-1:444455556666:parcels because no resource-based policy allows the sqs:sendmessage action"
# ///
import sys

import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
URL = "http://sqs.us-east-1.amazonaws.com/444455556666/parcels"


def send(rows):
    sqs = boto3.client("sqs", endpoint_url="http://sqs.us-east-1.amazonaws.com")
    lost = 0
    for row in rows:
        try:
            sqs.send_message(QueueUrl=URL, MessageBody=str(row))
        except Exception as e:
            lost += 1
            print(f"parcel {row} stays here: {e}", file=sys.stderr, flush=True)
    yield lost


parcels = spark.sparkContext.parallelize(range(20), 2)
lost = parcels.mapPartitions(send).sum()
print(f"handed over {20 - lost} of 20 parcels")
if lost > 2:
    raise RuntimeError(f"{lost / 20:.0%} of the parcels were not handed over")
