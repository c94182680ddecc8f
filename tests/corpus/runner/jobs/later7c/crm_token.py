# /// scenario
# id = "c1510"
# kind = "access.secret_denied"
# also = ["code.python_exception"]
# why = "The role may not read the secret with the partner's token."
# name = "crm_token"
# engine = "3.5"
# services = ["aws"]
# env = { AWS_ENDPOINT_URL_SECRETS_MANAGER = "http://secretsmanager.us-east-1.amazonaws.com" }
# [[aws]]
# service = "secretsmanager"
# status = 400
# code = "AccessDeniedException"
# message = "User: arn:aws:sts::111122223333:assumed-role/emr-serverless-job-role/session is not authorized to perform: secretsmanager:GetSecretValue on resource: prod/crm/token because no identity-based policy allows the secretsmanager:GetSecretValue action"
# ///
import json

import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
token = json.loads(
    boto3.client("secretsmanager").get_secret_value(SecretId="prod/crm/token")["SecretString"]
)["token"]
contacts = spark.range(40).selectExpr("id", "concat('c', id) AS name")
print(len(token), contacts.count())
