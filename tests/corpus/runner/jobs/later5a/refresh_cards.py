# /// scenario
# id = "c1074"
# name = "refresh_cards"
# also = []
# kind = "none"
# hard = true
# why = "The run ends well: a denied probe and a stream that stops at its first row are both handled."
# engine = "3.4"
# services = ["aws"]
# [[aws]]
# service = "s3"
# status = 403
# code = "AccessDenied"
# message = "Access Denied"
# ///
import logging

import boto3
from botocore.exceptions import ClientError
from pyspark.sql import SparkSession, functions as F

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
logging.getLogger("botocore").setLevel(logging.WARNING)
log = logging.getLogger("cards")
spark = SparkSession.builder.getOrCreate()
try:
    boto3.client("s3", endpoint_url="http://s3.us-east-1.amazonaws.com").head_object(Bucket="acme-cards", Key="overrides.json")
except ClientError:
    log.exception("no overrides may be read, the base cards hold")
rate = spark.readStream.format("rate").option("rowsPerSecond", 5).load()
query = rate.select(F.raise_error(F.lit("warm-up ends here"))).writeStream.format("noop").start()
try:
    query.awaitTermination(30)
except Exception as problem:
    log.error("warm-up: %s", str(problem)[:200])
cards = spark.range(250).selectExpr("id", "id % 12 as tier")
cards.groupBy("tier").count().write.mode("overwrite").parquet("/mnt/out/cards")
log.info("cards refreshed: %d tiers", spark.read.parquet("/mnt/out/cards").count())
spark.stop()
