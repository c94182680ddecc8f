# /// scenario
# id = "c045"
# kind = "stream.offsets_lost"
# why = "The Delta table that the stream reads was dropped and created anew, the checkpoint belongs to the old one."
# name = "bronze_to_silver"
# jars = ["delta"]
# ///
import shutil

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def run():
    bronze = spark.readStream.format("delta").load("/mnt/lake/bronze")
    query = (bronze.writeStream.format("delta").option("checkpointLocation", "/mnt/ckpt/silver")
             .trigger(availableNow=True).start("/mnt/lake/silver"))
    query.awaitTermination()


spark.range(5).write.format("delta").save("/mnt/lake/bronze")
run()
shutil.rmtree("/mnt/lake/bronze")
spark.range(9).write.format("delta").save("/mnt/lake/bronze")
run()
