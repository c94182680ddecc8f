# /// scenario
# id = "c948"
# kind = "none"
# also = []
# hard = true
# why = "The run ends well: a call was tried again, and a table of earlier rates is not expected to be there."
# name = "night_run"
# engine = "4.0"
# services = ["http"]
# ///
import logging
import time

import requests
from pyspark.sql import SparkSession

logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s - %(message)s")
spark = SparkSession.builder.getOrCreate()
rows = spark.range(500).selectExpr("id", "id % 7 as k")
for attempt in range(1, 5):
    try:
        answer = requests.get("http://rates.partner.example/flaky/rate", timeout=5)
        answer.raise_for_status()
        break
    except requests.HTTPError:
        logging.exception("rate, attempt %d", attempt)
        time.sleep(0.5)
try:
    spark.read.table("mart.previous_rates").count()
except Exception:
    logging.exception("no earlier rates, all rows are new")
rows.groupBy("k").count().write.mode("overwrite").parquet("/mnt/out/night")
print("rows written:", spark.read.parquet("/mnt/out/night").count())
spark.stop()
