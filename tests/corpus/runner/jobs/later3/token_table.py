# /// scenario
# id = "c678"
# kind = "access.credentials"
# also = []
# why = "DynamoDB does not accept the job's token."
# name = "load_state"
# engine = "3.4"
# services = ["aws"]
# [[aws]]
# service = "dynamodb"
# status = 400
# code = "UnrecognizedClientException"
# message = "The security token included in the request is invalid."
# ///
import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
table = boto3.resource("dynamodb", endpoint_url="http://dynamodb.us-east-1.amazonaws.com").Table("load-state")
last = table.get_item(Key={"feed": "orders"}).get("Item", {"id": 0})
print(spark.range(int(last["id"]), 100).count())
