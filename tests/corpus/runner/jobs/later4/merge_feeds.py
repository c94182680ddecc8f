# /// scenario
# id = "c946"
# kind = "stream.offsets_lost"
# also = []
# hard = true
# why = "The checkpoint was written by a query with two sources and is continued by one with three; the job's own error stands around it."
# name = "merge_feeds"
# engine = "4.0"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
for feed in ("web", "app", "shop"):
    spark.range(10).coalesce(1).write.parquet(f"/mnt/in/{feed}")


def source(feed):
    return spark.readStream.schema("id long").parquet(f"/mnt/in/{feed}")


def run(rows):
    rows.writeStream.format("noop").option("checkpointLocation", "/mnt/ck/feeds").trigger(availableNow=True).start().awaitTermination()


run(source("web").union(source("app")))
try:
    run(source("web").union(source("app")).union(source("shop")))
except Exception as problem:
    raise RuntimeError("feeds stopped") from problem
