# /// scenario
# id = "c046"
# kind = "stream.offsets_lost"
# also = ["data.path_not_found", "data.corrupt_file"]
# hard = true
# why = "A clean-up job removed state files of the checkpoint, the next batch cannot load its state."
# name = "sessions_agg"
# ///
import glob
import os

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def add(n):
    spark.range(n).selectExpr("id % 3 as key", "id").coalesce(1).write.mode("append").json("/mnt/in")


def run():
    source = spark.readStream.schema("key long, id long").option("maxFilesPerTrigger", 1).json("/mnt/in")
    query = (source.groupBy("key").count().writeStream.outputMode("complete").format("memory").queryName("counts")
             .option("checkpointLocation", "/mnt/ckpt/sessions").trigger(availableNow=True).start())
    query.awaitTermination()


add(5)
add(6)
run()
for path in glob.glob("/mnt/ckpt/sessions/state/0/*/*.delta"):
    os.unlink(path)
add(7)
run()
