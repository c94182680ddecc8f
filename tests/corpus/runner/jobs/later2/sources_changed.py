# /// scenario
# id = "c500"
# kind = "stream.offsets_lost"
# also = []
# why = "The query has one source more than its checkpoint knows."
# name = "all_regions"
# engine = "4.0"
# logging = "json"
# files = { "eu/a.txt" = "1\n", "us/a.txt" = "2\n" }
# ///
from functools import reduce

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def run(regions):
    streams = [spark.readStream.text(f"file:///home/hadoop/{r}") for r in regions]
    union = reduce(lambda a, b: a.union(b), streams)
    union.writeStream.format("noop").option("checkpointLocation", "/mnt/ck").trigger(availableNow=True).start().awaitTermination()


run(["eu"])
run(["eu", "us"])
