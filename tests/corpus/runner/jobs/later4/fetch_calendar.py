# /// scenario
# id = "c938"
# kind = "service.unavailable"
# also = ["code.python_exception"]
# why = "The partner's API answers with 502."
# name = "fetch_calendar"
# engine = "3.4"
# services = ["http"]
# ///
import json
import urllib.request

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
with urllib.request.urlopen("http://api.partner.example/status/502/calendar", timeout=10) as answer:
    days = json.load(answer)["days"]
spark.createDataFrame(days).write.parquet("/mnt/out/calendar")
