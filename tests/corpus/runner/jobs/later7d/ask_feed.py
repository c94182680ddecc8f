# /// scenario
# id = "c1546"
# kind = "network.timeout"
# also = ["code.python_exception"]
# why = "The feed's host does not answer: connect timed out."
# name = "ask_feed"
# engine = "4.0"
# ///
import requests
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
stations = spark.range(60).selectExpr("id % 15 AS station").distinct().collect()
feed = requests.Session()
levels = {}
for row in stations:
    answer = feed.get(f"http://feeds.partner.example/levels/{row.station}", timeout=(4, 10))
    answer.raise_for_status()
    levels[row.station] = answer.json()["level"]
spark.createDataFrame(levels.items(), "station long, level double").write.parquet("/mnt/out/levels")
