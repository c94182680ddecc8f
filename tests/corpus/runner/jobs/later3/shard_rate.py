# /// scenario
# id = "c683"
# kind = "service.throttled"
# also = ["code.udf_exception"]
# hard = true
# why = "Kinesis refuses records as the stream's throughput is used up; the function gives up with an error of its own."
# name = "push_scores"
# engine = "3.5"
# services = ["aws"]
# [[aws]]
# service = "kinesis"
# status = 400
# code = "ProvisionedThroughputExceededException"
# message = "Rate exceeded for shard shardId-000000000003 in stream scores under account 111122223333."
# ///
import boto3
from botocore.config import Config
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


class DeliveryError(Exception):
    pass


def push(rows):
    kinesis = boto3.client("kinesis", endpoint_url="http://kinesis.us-east-1.amazonaws.com", config=Config(retries={"total_max_attempts": 2}))
    rows = list(rows)
    try:
        for row in rows:
            kinesis.put_record(StreamName="scores", Data=str(row.id).encode(), PartitionKey=str(row.id))
    except Exception as problem:
        raise DeliveryError(f"{len(rows)} scores undelivered") from problem


spark.range(40).repartition(2).foreachPartition(push)
