# /// scenario
# id = "c1670"
# kind = "none"
# hard = true
# why = "The job succeeds: S3 denied the optional list of suspended players, which was logged with its traceback, and the job went on without it."
# name = "league_table"
# engine = "4.0"
# services = ["aws"]
# env = { AWS_ENDPOINT_URL_S3 = "http://s3.us-east-1.amazonaws.com" }
# [[aws]]
# service = "s3"
# op = "GetObject"
# status = 403
# code = "AccessDenied"
# message = "Access Denied"
# ///
import logging

import boto3
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

logging.basicConfig(level="INFO", format="%(asctime)s %(levelname)s %(name)s %(message)s")
log = logging.getLogger("league")
spark = SparkSession.builder.appName("league_table").getOrCreate()


def suspended():
    try:
        body = boto3.client("s3").get_object(Bucket="acme-league", Key="suspended/2026-11.txt")["Body"]
        return [int(line) for line in body.read().split()]
    except Exception:
        log.exception("suspended players not read, the table is made from all of them")
        return []


games = spark.range(0, 2400, 1, 2).selectExpr("id AS game", "id % 60 AS player", "id % 4 AS goals")
table = games.where(~F.col("player").isin(suspended())).groupBy("player").agg(F.sum("goals").alias("goals"))
table.write.mode("overwrite").parquet("/mnt/out/league")
log.info("table of %d players written", spark.read.parquet("/mnt/out/league").count())
spark.stop()
