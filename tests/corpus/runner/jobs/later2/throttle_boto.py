# /// scenario
# id = "c496"
# kind = "service.throttled"
# also = []
# hard = true
# why = "Kinesis answers that the shard's throughput is exceeded until boto3 has used up its retries; the job reports records as lost."
# name = "replay_events"
# engine = "4.0"
# logging = "warn"
# services = ["aws"]
# env = { AWS_MAX_ATTEMPTS = "2" }
# [[aws]]
# service = "kinesis"
# status = 400
# code = "ProvisionedThroughputExceededException"
# message = "Rate exceeded for shard shardId-000000000003 in stream events under account 111122223333."
# ///
import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def replay(rows):
    kinesis = boto3.client("kinesis", endpoint_url="http://kinesis.us-east-1.amazonaws.com")
    lost = 0
    for row in rows:
        try:
            kinesis.put_record(StreamName="events", Data=str(row.id).encode(), PartitionKey=str(row.id))
        except Exception as problem:
            lost += 1
            reason = problem
    if lost:
        raise ValueError(f"{lost} records lost") from reason


spark.range(3).repartition(1).foreachPartition(replay)
