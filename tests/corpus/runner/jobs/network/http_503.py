# /// scenario
# id = "c043"
# kind = "service.unavailable"
# also = ["code.python_exception"]
# why = "The partner's API answers 503 again and again."
# name = "catalog_pull"
# services = ["http"]
# ///
import time

import requests
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
for attempt in range(3):
    reply = requests.get("http://api.partner.example/status/503", timeout=5)
    if reply.ok:
        break
    print(f"attempt {attempt}: {reply.status_code} {reply.reason}, retrying")
    time.sleep(0.3)
reply.raise_for_status()
spark.createDataFrame(reply.json()).show()
