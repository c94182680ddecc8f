# /// scenario
# id = "c499"
# kind = "stream.offsets_lost"
# also = ["sql.analysis", "data.schema_mismatch"]
# hard = true
# why = "The aggregation was changed while the checkpoint holds the state of the old one."
# name = "counts_by_kind"
# engine = "3.5"
# logging = "ansi"
# [files]
# "in/a.json" = "{\"kind\": \"a\", \"value\": 1}\n"
# ///
from pyspark.sql import SparkSession
from pyspark.sql import functions as f

spark = SparkSession.builder.getOrCreate()


def run(*measures):
    source = spark.readStream.schema("kind string, value long").json("file:///home/hadoop/in")
    query = source.groupBy("kind").agg(*measures).writeStream.outputMode("complete").format("noop").option("checkpointLocation", "/mnt/ck").trigger(once=True).start()
    query.awaitTermination()


run(f.count("*").alias("n"))
with open("/home/hadoop/in/b.json", "w") as more:
    more.write('{"kind": "b", "value": 2}\n')
run(f.count("*").alias("n"), f.sum("value").alias("s"), f.max("kind").alias("m"))
