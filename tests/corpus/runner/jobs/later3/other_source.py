# /// scenario
# id = "c653"
# kind = "stream.offsets_lost"
# also = ["data.malformed_record"]
# hard = true
# why = "The checkpoint was written by a query on another kind of source; its offsets cannot be read as this source's."
# name = "orders_stream"
# engine = "3.5"
# files = { "in/a.json" = "{\"value\": 1}\n" }
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def run(source):
    query = source.writeStream.format("noop").option("checkpointLocation", "/mnt/ck/orders").trigger(once=True).start()
    query.awaitTermination()


run(spark.readStream.format("rate").load())
run(spark.readStream.schema("value long").json("file:///home/hadoop/in"))
