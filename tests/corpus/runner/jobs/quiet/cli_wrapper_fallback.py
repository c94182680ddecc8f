# /// scenario
# id = "c073"
# kind = "none"
# hard = true
# why = "The secret could not be read, a default from the environment was used instead; the job succeeds."
# name = "nightly_sync"
# services = ["aws"]
# [env]
# DB_PASSWORD = "from-environment"
# AWS_ENDPOINT_URL = "http://secretsmanager.us-east-1.amazonaws.com"
# [[aws]]
# service = "secretsmanager"
# code = "AccessDeniedException"
# message = "User: arn:aws:sts::111122223333:assumed-role/emr-job-runtime/00fabcd is not authorized to perform: secretsmanager:GetSecretValue on resource: prod/db because no identity-based policy allows the secretsmanager:GetSecretValue action"
# ///
import os
import traceback

import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
try:
    password = boto3.client("secretsmanager").get_secret_value(SecretId="prod/db")["SecretString"]
except Exception:
    traceback.print_exc()
    password = os.environ["DB_PASSWORD"]
    print("using the password of the environment")
spark.range(100).write.mode("overwrite").parquet("/mnt/sync")
print("sync complete")
