# /// scenario
# id = "c039"
# kind = "network.timeout"
# also = ["code.udf_exception"]
# why = "The feed's host does not answer: connect timeout in the tasks."
# name = "geo_enrich"
# ///
import requests
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def enrich(rows):
    session = requests.Session()
    for row in rows:
        reply = session.get(f"http://feeds.partner.example/geo/{row['id']}", timeout=(2, 5))
        yield row["id"], reply.json()["city"]


spark.range(8).repartition(2).rdd.mapPartitions(enrich).toDF(["id", "city"]).write.parquet("/mnt/geo")
