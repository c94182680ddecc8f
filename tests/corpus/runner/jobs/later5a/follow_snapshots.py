# /// scenario
# id = "c1071"
# name = "follow_snapshots"
# kind = "stream.offsets_lost"
# also = []
# why = "The Iceberg snapshot at which the stream stopped was expired before it went on."
# engine = "3.5"
# jars = ["iceberg"]
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.sql("create table lake.web.clicks (id bigint, page string) using iceberg")


def add(first):
    spark.range(first, first + 20).selectExpr("id", "concat('p', id % 3) as page").writeTo("lake.web.clicks").append()


def follow():
    rows = spark.readStream.format("iceberg").load("lake.web.clicks")
    rows.writeStream.format("parquet").option("path", "/mnt/out/clicks").option("checkpointLocation", "/mnt/ck/clicks").trigger(availableNow=True).start().awaitTermination()


add(0)
follow()
for first in (20, 40, 60):
    add(first)
spark.sql("call lake.system.expire_snapshots(table => 'web.clicks', older_than => timestamp '2030-01-01 00:00:00', retain_last => 1)").show()
follow()
