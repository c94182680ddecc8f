# /// scenario
# id = "c584"
# kind = "access.secret_denied"
# also = []
# why = "The secret was marked for deletion and cannot be read."
# name = "load_accounts"
# engine = "3.5"
# services = ["aws"]
# [[aws]]
# service = "secretsmanager"
# status = 400
# code = "InvalidRequestException"
# message = "You can't perform this operation on the secret because it was marked for deletion."
# ///
import json

import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
client = boto3.client("secretsmanager", endpoint_url="http://secretsmanager.us-east-1.amazonaws.com")
login = json.loads(client.get_secret_value(SecretId="erp/loader")["SecretString"])
spark.read.jdbc(login["url"], "accounts", properties=login).write.parquet("/mnt/out/accounts")
