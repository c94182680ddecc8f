# /// scenario
# id = "c1455"
# kind = "stream.offsets_lost"
# also = []
# why = "The restarted query groups by other keys than the state in its checkpoint."
# name = "follow_stock"
# engine = "3.5"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(40).selectExpr("id AS sku", "id % 4 AS depot", "id * 3 AS n").write.json("/mnt/in/stock")
source = spark.readStream.schema("sku long, depot long, n long").json("/mnt/in/stock")


def follow(counts):
    sink = counts.writeStream.format("memory").queryName("stock").outputMode("complete")
    sink.option("checkpointLocation", "/mnt/ck/stock").trigger(availableNow=True).start().awaitTermination()
    return spark.table("stock").count()


print("depots:", follow(source.groupBy("depot").sum("n")))
spark.range(10).selectExpr("id AS sku", "id % 4 AS depot", "id AS n").write.mode("append").json("/mnt/in/stock")
print("depots:", follow(source.groupBy("depot", "sku").sum("n")))
