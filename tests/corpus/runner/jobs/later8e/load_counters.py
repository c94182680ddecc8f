# /// scenario
# id = "c1551"
# kind = "none"
# also = []
# hard = true
# why = "The job succeeds: without the secret of the chat hook it only sends no message, and the traceback was logged."
# name = "load_counters"
# engine = "4.0"
# services = ["aws"]
# env = { AWS_ENDPOINT_URL_SECRETS_MANAGER = "http://secretsmanager.us-east-1.amazonaws.com" }
# [[aws]]
# service = "secretsmanager"
# code = "AccessDeniedException"
# message = "User: arn:aws:sts::111122223333:assumed-role/emr-job-role/session is not authorized to perform: secretsmanager:GetSecretValue on resource: ops/chat-hook because no identity-based policy allows the secretsmanager:GetSecretValue action"
# ///
import logging

import boto3
from pyspark.sql import SparkSession

logging.basicConfig(level=logging.INFO)
logging.getLogger("botocore").setLevel(logging.WARNING)
logging.getLogger("py4j").setLevel(logging.WARNING)
log = logging.getLogger("load_counters")


def hook():
    try:
        return boto3.client("secretsmanager").get_secret_value(SecretId="ops/chat-hook")["SecretString"]
    except Exception:
        log.exception("chat hook cannot be used")
        return None


spark = SparkSession.builder.getOrCreate()
where = hook()
total = 0
for street in ("north", "south", "west"):
    cars = (
        spark.range(2400).selectExpr("id", f"'{street}' AS street", "id % 24 AS hour").groupBy("hour").count()
    )
    cars.write.parquet(f"/mnt/counters/street={street}")
    total += spark.read.parquet(f"/mnt/counters/street={street}").count()
    log.info("street %s is loaded", street)
if where is None:
    log.warning("nobody will be told")
log.info("done: %d rows of 3 streets", total)
spark.stop()
