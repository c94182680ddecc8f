# /// scenario
# id = "c764"
# kind = "data.schema_mismatch"
# also = ["sql.analysis"]
# hard = true
# why = "A stream's batch function writes a frame with one more column than the Delta table has."
# name = "bronze_to_silver"
# engine = "3.5"
# jars = ["delta"]
# [files]
# "in/a.json" = "{\"id\": 1, \"v\": 2}\n"
# ///
from pyspark.sql import SparkSession
from pyspark.sql import functions as f

spark = SparkSession.builder.getOrCreate()
spark.range(3).selectExpr("id", "id as v").write.format("delta").save("/mnt/lake/silver")


def upsert(batch, number):
    print("batch", number, batch.count())
    batch.withColumn("loaded_at", f.current_timestamp()).write.format("delta").mode("append").save("/mnt/lake/silver")


source = spark.readStream.schema("id long, v long").json("file:///home/hadoop/in")
query = source.writeStream.foreachBatch(upsert).option("checkpointLocation", "/mnt/ck/silver").trigger(availableNow=True).start()
query.awaitTermination()
