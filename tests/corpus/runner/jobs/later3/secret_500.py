# /// scenario
# id = "c814"
# kind = "service.unavailable"
# also = ["access.secret_denied"]
# why = "Secrets Manager answers with an error of its own."
# name = "load_ledger"
# engine = "3.5"
# services = ["aws"]
# [[aws]]
# service = "secretsmanager"
# status = 500
# code = "InternalServiceError"
# message = "An error occurred on the server side."
# ///
import json

import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
secrets = boto3.client("secretsmanager", endpoint_url="http://secretsmanager.us-east-1.amazonaws.com")
login = json.loads(secrets.get_secret_value(SecretId="prod/ledger")["SecretString"])
print(login["username"])
