# /// scenario
# id = "c1646"
# kind = "access.denied_other"
# also = ["code.python_exception"]
# hard = true
# why = "EventBridge denies PutEvents at the end of an otherwise good job; the job logs it in one line, and its last exception is about its own list."
# name = "run_notes"
# engine = "4.0"
# services = ["aws"]
# env = { AWS_ENDPOINT_URL_EVENTBRIDGE = "http://events.us-east-1.amazonaws.com" }
# [[aws]]
# service = "awsevents"
# op = "PutEvents"
# status = 400
# code = "AccessDeniedException"
# message = "User: arn:aws:sts::111122223333:assumed-role/grid-job/emr-serverless is not authorized to perform: events:PutEvents on resource: arn:aws:events:us-east-1:111122223333:event-bus/grid because no identity-based policy allows the events:PutEvents action"
# ///
import logging

import boto3
from pyspark.sql import SparkSession

logging.basicConfig(format="%(asctime)s %(name)s %(levelname)s %(message)s")
log = logging.getLogger("run_notes")
spark = SparkSession.builder.getOrCreate()
days = spark.range(2000).selectExpr("id % 7 AS weekday").groupBy("weekday").count()
days.coalesce(1).write.json("/mnt/out/weekdays")
bus = boto3.client("events")


def tell(text):
    try:
        answer = bus.put_events(
            Entries=[{"Source": "grid", "DetailType": "run", "Detail": text, "EventBusName": "grid"}]
        )
        return [e["EventId"] for e in answer["Entries"]]
    except Exception as e:
        log.warning("bus grid: %s", e)
        return []


ids = tell('{"weekdays": %d}' % spark.read.json("/mnt/out/weekdays").count())
print("event", ids[0])
