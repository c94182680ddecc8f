# /// scenario
# id = "c1405"
# kind = "access.denied_other"
# also = ["code.udf_exception"]
# hard = true
# why = "EventBridge denies PutEvents inside tasks; the job prints the exception's class only."
# name = "order_events"
# engine = "3.5"
# cluster = "standalone"
# services = ["aws"]
# [[aws]]
# service = "events"
# status = 400
# code = "AccessDeniedException"
# message = "User: arn:aws:sts::111122223333:assumed-role/etl-orders/8f21c is not authorized to perform: events:PutEvents on resource: arn:aws:events:us-east-1:111122223333:event-bus/orders because no identity-based policy allows the events:PutEvents action"
# [[aws]]
# service = "awsevents"
# status = 400
# code = "AccessDeniedException"
# message = "User: arn:aws:sts::111122223333:assumed-role/etl-orders/8f21c is not authorized to perform: events:PutEvents on resource: arn:aws:events:us-east-1:111122223333:event-bus/orders because no identity-based policy allows the events:PutEvents action"
# ///
import json

import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def announce(rows):
    bus = boto3.client("events", endpoint_url="http://events.us-east-1.amazonaws.com")
    for r in rows:
        bus.put_events(Entries=[{"Source": "acme.orders", "DetailType": "closed", "Detail": json.dumps(r.asDict()), "EventBusName": "orders"}])


orders = spark.range(40).selectExpr("id", "id * 3 AS total").repartition(2)
try:
    orders.foreachPartition(announce)
except Exception as e:
    raise SystemExit(f"order_events: {type(e).__name__} after {orders.count()} orders")
