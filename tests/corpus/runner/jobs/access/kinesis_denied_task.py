# /// scenario
# id = "c134"
# kind = "access.denied_other"
# also = ["code.udf_exception"]
# hard = true
# why = "Kinesis denies PutRecords inside the tasks; the driver's last line is about the sink's health check."
# name = "emit_events"
# services = ["aws"]
# engine = "4.0"
# [env]
# AWS_ENDPOINT_URL = "http://kinesis.us-east-1.amazonaws.com"
# [[aws]]
# service = "kinesis"
# code = "AccessDeniedException"
# message = "User: arn:aws:sts::111122223333:assumed-role/emr-job-runtime/00fabcd is not authorized to perform: kinesis:PutRecords on resource: arn:aws:kinesis:us-east-1:111122223333:stream/events because no identity-based policy allows the kinesis:PutRecords action"
# ///
import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def emit(rows):
    client = boto3.client("kinesis")
    client.put_records(StreamName="events", Records=[{"Data": str(r.id), "PartitionKey": "k"} for r in rows])


try:
    spark.range(10).foreachPartition(emit)
except Exception:
    print("sink unhealthy: see workers")
    raise SystemExit(7)
