# /// scenario
# id = "c1477"
# kind = "service.throttled"
# also = ["code.udf_exception"]
# why = "S3 asks the tasks to slow down until the client's retries end."
# name = "push_tiles"
# engine = "4.0"
# cluster = "standalone"
# services = ["aws"]
# env = { AWS_ENDPOINT_URL_S3 = "http://s3.us-east-1.amazonaws.com", AWS_MAX_ATTEMPTS = "2" }
# conf = { "spark.task.maxFailures" = "2" }
# [[aws]]
# service = "s3"
# op = "PutObject"
# status = 503
# code = "SlowDown"
# message = "Please reduce your request rate."
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def push(tiles):
    import boto3

    s3 = boto3.client("s3")
    for t in tiles:
        s3.put_object(Bucket="acme-tiles", Key=f"z12/{t}.bin", Body=bytes(64))
        yield t


print(spark.sparkContext.parallelize(range(40), 4).mapPartitions(push).count(), "tiles")
