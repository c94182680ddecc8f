# /// scenario
# id = "c1578"
# kind = "service.throttled"
# also = ["code.python_exception"]
# hard = true
# why = "SQS throttles the entries of a batch (RequestThrottled in the answer, no exception); the job prints the answer in one line and ends with an error of its own."
# name = "stall_alarm"
# engine = "4.0"
# services = ["aws"]
# env = { AWS_ENDPOINT_URL_SQS = "http://sqs.us-east-1.amazonaws.com" }
# [[aws]]
# service = "amazonsqs"
# op = "SendMessageBatch"
# body = '{"Successful": [], "Failed": [{"Id": "0", "SenderFault": true, "Code": "RequestThrottled", "Message": "Request is throttled."}, {"Id": "1", "SenderFault": true, "Code": "RequestThrottled", "Message": "Request is throttled."}]}'
# ///
import time

import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
stalls = spark.range(500).selectExpr("id % 2 AS line", "id AS stall").groupBy("line").count().collect()
queue = boto3.client("sqs")
waiting = [
    {"Id": str(n), "MessageBody": f"line {s.line} stalled {s['count']} times"} for n, s in enumerate(stalls)
]
for attempt in range(4):
    answer = queue.send_message_batch(
        QueueUrl="https://sqs.us-east-1.amazonaws.com/111122223333/stalls", Entries=waiting
    )
    if not answer.get("Failed"):
        break
    print("not taken:", [(f["Id"], f["Code"], f["Message"]) for f in answer["Failed"]])
    time.sleep(attempt)
else:
    raise ValueError(f"{len(waiting)} messages are left over, perhaps the queue stalls was renamed")
