# /// scenario
# id = "c1063"
# name = "clicks_to_queue"
# kind = "access.denied_other"
# also = []
# hard = true
# why = "SQS denies the message that a stream's batch function sends; the stream's exception is logged and the run exits."
# engine = "4.0"
# services = ["aws"]
# [[aws]]
# service = "amazonsqs"
# status = 403
# code = "com.amazonaws.sqs#AccessDenied"
# message = "User: arn:aws:sts::111122223333:assumed-role/emr-stream/00fk30d is not authorized to perform: sqs:sendmessage on resource: arn:aws:sqs:us-east-1:111122223333:clicks because no identity-based policy allows the sqs:sendmessage action"
# ///
import logging
import sys

import boto3
from pyspark.sql import SparkSession

logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s")
logging.getLogger("botocore").setLevel(logging.WARNING)
spark = SparkSession.builder.getOrCreate()
queue = boto3.client("sqs", endpoint_url="http://sqs.us-east-1.amazonaws.com")


def hand_over(batch, number):
    count = batch.count()
    queue.send_message(QueueUrl="https://sqs.us-east-1.amazonaws.com/111122223333/clicks", MessageBody=f"{number}:{count}")


rate = spark.readStream.format("rate").option("rowsPerSecond", 20).load()
query = rate.writeStream.foreachBatch(hand_over).trigger(processingTime="2 seconds").option("checkpointLocation", "/mnt/ck/queue").start()
try:
    query.awaitTermination(60)
except Exception:
    logging.info("clicks: stopped after batch %s", (query.lastProgress or {}).get("batchId", "none"))
    sys.exit(7)
