# /// scenario
# id = "c684"
# kind = "service.unavailable"
# also = []
# why = "The partner's API answers with status 500."
# name = "fetch_stock"
# engine = "3.4"
# services = ["http"]
# ///
import json
from urllib.request import urlopen

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
for page in (1, 2):
    with urlopen(f"http://api.partner.example/status/{200 if page == 1 else 500}/stock?page={page}", timeout=10) as answer:
        print(page, json.load(answer))
print(spark.range(3).count())
