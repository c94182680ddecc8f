# /// scenario
# id = "c1064"
# name = "publish_marks"
# kind = "access.credentials"
# also = ["code.udf_exception"]
# why = "The environment holds an access key and no secret key, which boto3 refuses inside a task."
# engine = "3.4"
# services = ["aws"]
# env = { AWS_SECRET_ACCESS_KEY = "" }
# ///
import boto3
from pyspark.sql import SparkSession


def publish(rows):
    topic = boto3.client("sns", endpoint_url="http://sns.us-east-1.amazonaws.com")
    for row in rows:
        topic.publish(TopicArn="arn:aws:sns:us-east-1:111122223333:marks", Message=str(row.id))


spark = SparkSession.builder.getOrCreate()
spark.range(20).filter("id % 10 = 0").foreachPartition(publish)
