# /// scenario
# id = "c1125"
# kind = "none"
# hard = true
# why = "A stream stopped once over a missing file and was started again by the job; it then ended well."
# dress = ["loki:watch-feed"]
# name = "watch_feed"
# engine = "3.5"
# ///
import glob
import os
import time

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(12).coalesce(1).write.json("/mnt/in/feed")
held = glob.glob("/mnt/in/feed/part-*.json")[0]


def check(batch, number):
    if not os.path.exists("/mnt/in/ready"):
        open("/mnt/in/ready", "w").close()
        raise FileNotFoundError("/mnt/in/ready")
    print("batch", number, "rows", batch.count(), flush=True)


def follow():
    feed = spark.readStream.schema("id long").json("/mnt/in/feed")
    query = feed.writeStream.foreachBatch(check).option("checkpointLocation", "/mnt/ck/feed").trigger(availableNow=True).start()
    query.awaitTermination()


for attempt in range(3):
    try:
        follow()
        break
    except Exception as problem:
        print("attempt", attempt, "ended:", str(problem)[:120], flush=True)
        time.sleep(1)
print("feed complete,", os.path.basename(held)[:4], "file read", flush=True)
spark.stop()
