# /// scenario
# id = "c1404"
# kind = "access.credentials"
# also = ["code.python_exception"]
# hard = true
# why = "The partner's role may not be assumed; the optional history was missing and handled, the job logs the error and exits."
# name = "partner_copy"
# engine = "4.0"
# services = ["aws"]
# [[aws]]
# service = "sts"
# status = 403
# code = "AccessDenied"
# message = "User: arn:aws:sts::111122223333:assumed-role/etl-partner/8f21c is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::444455556666:role/partner-read"
# ///
import logging
import sys

import boto3
from pyspark.errors import AnalysisException
from pyspark.sql import SparkSession

logging.basicConfig(stream=sys.stdout, format="%(asctime)s %(levelname)s %(name)s - %(message)s")
log = logging.getLogger("partner_copy")
spark = SparkSession.builder.getOrCreate()
try:
    seen = spark.read.parquet("/mnt/history/partner").count()
except AnalysisException as e:
    log.warning("first run, no history: %s", str(e).splitlines()[0])
    seen = 0
try:
    sts = boto3.client("sts", endpoint_url="http://sts.us-east-1.amazonaws.com")
    keys = sts.assume_role(RoleArn="arn:aws:iam::444455556666:role/partner-read", RoleSessionName="copy")["Credentials"]
    print(seen, keys["AccessKeyId"][:4])
except Exception as e:
    log.error("copy not started: %s", e)
    spark.stop()
    sys.exit(1)
