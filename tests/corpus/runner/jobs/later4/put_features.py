# /// scenario
# id = "c937"
# kind = "service.throttled"
# also = ["code.udf_exception"]
# why = "DynamoDB's write capacity is used up and the client's retries end."
# name = "put_features"
# engine = "4.0"
# services = ["aws"]
# [[aws]]
# service = "dynamodb"
# status = 400
# code = "ProvisionedThroughputExceededException"
# message = "The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with the UpdateTable API."
# ///
import boto3
from botocore.config import Config
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def put(rows):
    table = boto3.client("dynamodb", endpoint_url="http://dynamodb.us-east-1.amazonaws.com", config=Config(retries={"total_max_attempts": 2}))
    for row in rows:
        table.put_item(TableName="features", Item={"id": {"N": str(row.id)}})


spark.range(40).repartition(2).foreachPartition(put)
