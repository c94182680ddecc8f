# /// scenario
# id = "c1341"
# kind = "access.s3_denied"
# also = ["code.python_exception", "code.exit_nonzero"]
# why = "A logger's coloured, annotated traceback; S3 denies PutObject, then the job leaves with status 1."
# name = "label_pages"
# engine = "3.5"
# services = ["aws"]
# before = "cp -r $EMRDX_ENGINES/libs /mnt/libs"
# [env]
# PYTHONPATH = "/mnt/libs"
# [[aws]]
# service = "s3"
# op = "PutObject"
# status = 403
# code = "AccessDenied"
# message = "User: arn:aws:sts::111122223333:assumed-role/emr-serverless-job-role/session is not authorized to perform: s3:PutObject on resource: \"arn:aws:s3:::acme-labels/pages/2026-11-20.json\" because no identity-based policy allows the s3:PutObject action"
# ///
import json
import sys

import boto3
from botocore.config import Config
from loguru import logger
from pyspark.sql import SparkSession

logger.remove()
logger.add(sys.stderr, colorize=True, backtrace=True, diagnose=True)
spark = SparkSession.builder.getOrCreate()


def publish(day, labels):
    path = {"s3": {"addressing_style": "path"}}
    s3 = boto3.client("s3", endpoint_url="http://s3.us-east-1.amazonaws.com", config=Config(**path))
    s3.put_object(Bucket="acme-labels", Key=f"pages/{day}.json", Body=json.dumps(labels))


logger.info("labelling pages of {}", "2026-11-20")
labels = {r.page: r.n for r in spark.range(900).selectExpr("id % 7 AS page").groupBy("page").count().withColumnRenamed("count", "n").collect()}
logger.success("{} labels made", len(labels))
try:
    publish("2026-11-20", labels)
except Exception:
    logger.exception("labels of {} were not handed over", "2026-11-20")
    sys.exit(1)
