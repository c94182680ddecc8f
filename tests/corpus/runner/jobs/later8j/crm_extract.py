# /// scenario
# id = "c1697"
# kind = "access.secret_denied"
# also = ["code.python_exception"]
# hard = true
# why = "The parameter with the password does not exist in Parameter Store (one printed line names it as invalid); the traceback only shows the IndexError of the empty answer."
# name = "crm_extract"
# engine = "3.5"
# services = ["aws"]
# env = { AWS_ENDPOINT_URL_SSM = "http://ssm.us-east-1.amazonaws.com" }
# [[aws]]
# service = "ssm"
# op = "GetParameters"
# body = '{"Parameters": [], "InvalidParameters": ["/prod/crm/reader-password"]}'
# ///
import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("crm_extract").getOrCreate()
segments = spark.range(300).selectExpr("id % 6 AS segment").distinct().count()
print("segments:", segments)
answer = boto3.client("ssm").get_parameters(Names=["/prod/crm/reader-password"], WithDecryption=True)
print(f"Parameter Store: {len(answer['Parameters'])} values, InvalidParameters={answer['InvalidParameters']}")
password = [p["Value"] for p in answer["Parameters"]][0]
accounts = (
    spark.read.format("jdbc")
    .option("url", "jdbc:postgresql://orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com:5432/crm")
    .option("user", "reader")
    .option("password", password)
    .option("dbtable", "account")
    .load()
)
print(accounts.count())
