# /// scenario
# id = "c214"
# kind = "access.secret_denied"
# also = ["code.python_exception"]
# why = "The secret does not exist."
# name = "crm_pull"
# services = ["aws"]
# engine = "3.4"
# [env]
# AWS_ENDPOINT_URL = "http://secretsmanager.us-east-1.amazonaws.com"
# [[aws]]
# service = "secretsmanager"
# code = "ResourceNotFoundException"
# message = "Secrets Manager can't find the specified secret."
# ///
import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
secret = boto3.client("secretsmanager").get_secret_value(SecretId="crm/prod")["SecretString"]
spark.range(len(secret)).show()
