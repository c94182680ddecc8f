# /// scenario
# id = "c484"
# kind = "access.kms_denied"
# also = ["access.secret_denied"]
# hard = true
# why = "The secret may be read, its key may not be used; the job says only that it has no password."
# name = "crm_extract"
# engine = "3.5"
# services = ["aws"]
# [[aws]]
# service = "secretsmanager"
# status = 400
# code = "AccessDeniedException"
# message = "Access to KMS is not allowed"
# ///
import logging

import boto3
from pyspark.sql import SparkSession

log = logging.getLogger("crm")
spark = SparkSession.builder.getOrCreate()


def password():
    client = boto3.client("secretsmanager", endpoint_url="http://secretsmanager.us-east-1.amazonaws.com")
    try:
        return client.get_secret_value(SecretId="crm/reader")["SecretString"]
    except Exception as problem:
        log.warning("secret crm/reader: %s", problem)
        return None


value = password()
if not value:
    raise SystemExit("no password for the CRM, extract not started")
