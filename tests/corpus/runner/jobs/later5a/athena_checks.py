# /// scenario
# id = "c1068"
# name = "athena_checks"
# kind = "service.throttled"
# also = ["code.python_exception"]
# why = "Athena takes no more queries at the moment and boto3's retries end."
# engine = "4.0"
# services = ["aws"]
# [[aws]]
# service = "amazonathena"
# op = "StartQueryExecution"
# status = 400
# code = "TooManyRequestsException"
# message = "You have exceeded the limit for the number of queries you can run concurrently. Please reduce the number of concurrent queries submitted by this account."
# ///
import boto3
from botocore.config import Config
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
athena = boto3.client("athena", endpoint_url="http://athena.us-east-1.amazonaws.com", config=Config(retries={"mode": "standard", "max_attempts": 3}))
for day in spark.range(18, 21).toLocalIterator():
    athena.start_query_execution(QueryString=f"select count(*) from mart.visits where day = {day.id}", WorkGroup="checks")
