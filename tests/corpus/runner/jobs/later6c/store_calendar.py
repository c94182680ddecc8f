# /// scenario
# id = "c1443"
# kind = "service.unavailable"
# also = ["code.udf_exception"]
# hard = true
# why = "The partner's service answers 502 inside tasks until the client's retries end; the failed task before had another reason and was tried again, the job prints one sentence."
# name = "store_calendar"
# engine = "3.5"
# cluster = "standalone"
# services = ["http"]
# conf = { "spark.task.maxFailures" = "2" }
# ///
import sys

import requests
from pyspark import TaskContext
from pyspark.sql import SparkSession
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

spark = SparkSession.builder.getOrCreate()


def early(rows):
    if TaskContext.get().attemptNumber() == 0 and TaskContext.get().partitionId() == 0:
        raise ConnectionResetError(104, "Connection reset by peer")
    return rows


def hours(stores):
    with requests.Session() as web:
        web.mount("http://", HTTPAdapter(max_retries=Retry(2, status_forcelist=[502], backoff_factor=0.1)))
        for s in stores:
            yield s, web.get(f"http://rates.partner.example/status/502/stores/{s}/hours", timeout=5).json()


stores = spark.sparkContext.parallelize(range(6), 2).mapPartitions(early).collect()
print(len(stores), "stores")
try:
    print(len(spark.sparkContext.parallelize(stores, 2).mapPartitions(hours).collect()), "calendars")
except Exception:
    print("no calendars today")
    sys.exit(1)
