# /// scenario
# id = "c940"
# kind = "service.metastore"
# also = ["service.unavailable"]
# hard = true
# why = "The Glue Data Catalog fails inside; the job goes on with no partitions and stops later."
# name = "partition_keys"
# engine = "4.0"
# services = ["aws"]
# [[aws]]
# service = "glue"
# status = 500
# code = "InternalServiceException"
# message = "Service is unavailable"
# ///
import logging

import boto3
from botocore.config import Config
from pyspark.sql import SparkSession

logging.basicConfig(format="%(asctime)s [%(levelname)s] %(message)s")
spark = SparkSession.builder.getOrCreate()
glue = boto3.client("glue", endpoint_url="http://glue.us-east-1.amazonaws.com", config=Config(retries={"total_max_attempts": 2}))
known = None
try:
    known = glue.get_partitions(DatabaseName="mart", TableName="visits")["Partitions"]
except Exception as problem:
    logging.warning("mart.visits: %s", problem)
spark.range(30).count()
print("partitions:", len(known))
