# /// scenario
# id = "c414"
# kind = "data.invalid_value"
# also = ["code.python_exception"]
# hard = true
# why = "A line has fewer fields than the expression takes; the streaming query dies of it inside foreachBatch."
# name = "line_router"
# engine = "4.0"
# [files]
# "in/1.txt" = "a,b,c\nd,e,f\n"
# "in/2.txt" = "g,h\n"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def route(batch, number):
    fields = batch.selectExpr("split(value, ',') as p").selectExpr("p[0] as kind", "p[2] as target")
    fields.write.mode("append").parquet("/mnt/out/routed")


query = spark.readStream.text("file:///home/hadoop/in").writeStream.foreachBatch(route).option("checkpointLocation", "/mnt/ck").trigger(availableNow=True).start()
query.awaitTermination()
