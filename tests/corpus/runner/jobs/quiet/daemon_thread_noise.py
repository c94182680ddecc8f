# /// scenario
# id = "c068"
# kind = "none"
# hard = true
# why = "A helper thread dies with a traceback; the main thread finishes its work and exits 0."
# name = "daily_counts"
# ///
import threading

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def heartbeat():
    raise OSError(113, "No route to host")


threading.Thread(target=heartbeat, name="heartbeat").start()
spark.range(5000).groupBy("id").count().write.parquet("/mnt/counts")
print("counts written")
