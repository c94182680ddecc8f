# /// scenario
# id = "c676"
# kind = "access.secret_denied"
# also = []
# why = "The parameter that holds the job's connection does not exist."
# name = "sync_prices"
# engine = "4.0"
# services = ["aws"]
# [[aws]]
# service = "ssm"
# op = "GetParameter"
# status = 400
# code = "ParameterNotFound"
# message = ""
# ///
import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
ssm = boto3.client("ssm", endpoint_url="http://ssm.us-east-1.amazonaws.com")
dsn = ssm.get_parameter(Name="/prod/prices/dsn", WithDecryption=True)["Parameter"]["Value"]
print(len(dsn), spark.range(5).count())
