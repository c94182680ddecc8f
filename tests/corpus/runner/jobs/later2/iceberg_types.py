# /// scenario
# id = "c432"
# kind = "data.schema_mismatch"
# also = ["sql.analysis"]
# hard = true
# why = "A stream's batch has a text where the Iceberg table has a number; the streaming query carries the cause inside."
# name = "readings_to_lake"
# engine = "3.5"
# jars = ["iceberg"]
# files = { "in/a.json" = "{\"sensor\": 3, \"value\": \"high\"}\n" }
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.sql("create table lake.plant.readings (sensor bigint, value double) using iceberg")


def append(batch, number):
    batch.writeTo("lake.plant.readings").append()


source = spark.readStream.schema("sensor long, value string").json("file:///home/hadoop/in")
source.writeStream.foreachBatch(append).option("checkpointLocation", "/mnt/ck").trigger(once=True).start().awaitTermination()
