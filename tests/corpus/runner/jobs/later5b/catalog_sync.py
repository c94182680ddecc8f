# /// scenario
# id = "c1114"
# kind = "none"
# hard = true
# why = "Missing tables, a denied notice and two failed attempts of a task were all handled; the run ends well."
# dress = ['kibana:spark-logs-2026.11']
# name = "catalog_sync"
# engine = "4.0"
# services = ["aws"]
# conf = { "spark.master" = "local[2,3]" }
# [[aws]]
# service = "sns"
# op = "Publish"
# status = 403
# code = "AuthorizationError"
# message = "User: arn:aws:sts::111122223333:assumed-role/etl/run is not authorized to perform: SNS:Publish on resource: arn:aws:sns:us-east-1:111122223333:runs"
# ///
import logging

import boto3
from pyspark import TaskContext
from pyspark.sql import SparkSession

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s - %(message)s")
for noisy in ("py4j", "botocore", "urllib3"):
    logging.getLogger(noisy).setLevel(logging.ERROR)
log = logging.getLogger("sync")
spark = SparkSession.builder.getOrCreate()
for table in ("mart.shops", "mart.tills"):
    try:
        spark.table(table)
    except Exception:
        log.exception("%s cannot be read, it is made anew", table)
        spark.range(5).createOrReplaceTempView(table.split(".")[1])


def part(rows):
    if TaskContext.get().attemptNumber() < 2 and TaskContext.get().partitionId() == 1:
        raise ConnectionResetError("[Errno 104] Connection reset by peer")
    return [sum(1 for _ in rows)]


log.info("parts %s", spark.sparkContext.parallelize(range(100), 2).mapPartitions(part).collect())
try:
    boto3.client("sns", endpoint_url="http://sns.us-east-1.amazonaws.com").publish(TopicArn="arn:aws:sns:us-east-1:111122223333:runs", Message="done")
except Exception as problem:
    log.error("notice not sent: %s", problem)
log.info("sync complete: 2 tables, 100 rows")
spark.stop()
