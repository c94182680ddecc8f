# /// scenario
# id = "c929"
# kind = "access.secret_denied"
# also = []
# hard = true
# why = "The role may not read the secret; the job names only the connection that it cannot make."
# name = "rotate_links"
# engine = "4.0"
# services = ["aws"]
# [[aws]]
# service = "secretsmanager"
# status = 400
# code = "AccessDeniedException"
# message = "User: arn:aws:sts::111122223333:assumed-role/emr-job-runtime/00fabcd is not authorized to perform: secretsmanager:GetSecretValue on resource: prod/crm/link because no identity-based policy allows the secretsmanager:GetSecretValue action"
# ///
import json
import traceback

import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def connection():
    try:
        text = boto3.client("secretsmanager", endpoint_url="http://secretsmanager.us-east-1.amazonaws.com").get_secret_value(SecretId="prod/crm/link")
        return json.loads(text["SecretString"])
    except Exception:
        traceback.print_exc()
        return None


found = connection()
print(spark.range(40).count(), "rows to send")
print("host is", found["host"])
