# /// scenario
# id = "c677"
# kind = "access.denied_other"
# also = []
# why = "EventBridge denies the job's event."
# name = "announce_load"
# engine = "3.5"
# services = ["aws"]
# [[aws]]
# service = "awsevents"
# status = 400
# code = "AccessDeniedException"
# message = "User: arn:aws:sts::111122223333:assumed-role/emr-job-runtime/00fabcd is not authorized to perform: events:PutEvents on resource: arn:aws:events:us-east-1:111122223333:event-bus/data because no identity-based policy allows the events:PutEvents action"
# ///
import json

import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
rows = spark.range(1200).count()
events = boto3.client("events", endpoint_url="http://events.us-east-1.amazonaws.com")
events.put_events(Entries=[{"Source": "acme.load", "DetailType": "loaded", "Detail": json.dumps({"rows": rows}), "EventBusName": "data"}])
