# /// scenario
# id = "c069"
# kind = "none"
# hard = true
# also = ["unknown"]
# why = "The first query fails on a bad batch and is started again without it; the run succeeds."
# name = "stream_guard"
# engine = "4.0"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(10).write.json("/mnt/in")
bad = {"first": True}


def sink(batch, number):
    if bad["first"]:
        bad["first"] = False
        raise ValueError(f"batch {number} has no watermark column")
    print("rows", batch.count())


def start():
    return spark.readStream.schema("id long").json("/mnt/in").writeStream.foreachBatch(sink).option(
        "checkpointLocation", "/mnt/ckpt").trigger(availableNow=True).start()


for attempt in (1, 2):
    query = start()
    try:
        query.awaitTermination()
        break
    except Exception as error:
        print("restarting after:", str(error)[:200])
