# /// scenario
# id = "c903"
# kind = "code.serialization"
# also = []
# why = "A function for the tasks catches an AWS client in its closure, which cannot be pickled."
# name = "client_rows"
# engine = "3.5"
# services = ["aws"]
# ///
import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
queue = boto3.client("sqs", endpoint_url="http://sqs.us-east-1.amazonaws.com")
spark.range(20).rdd.map(lambda row: queue.send_message(QueueUrl="rows", MessageBody=str(row.id))).count()
