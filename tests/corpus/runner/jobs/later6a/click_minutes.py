# /// scenario
# id = "c1286"
# kind = "none"
# hard = true
# why = "The job stops its endless query after its minutes are over, which interrupts a running batch; it ends well."
# name = "click_minutes"
# engine = "3.5"
# ///
import time

from pyspark.sql import SparkSession
from pyspark.sql.functions import udf, window

spark = SparkSession.builder.getOrCreate()


@udf("long")
def slow(n):
    time.sleep(0.8)
    return n % 7


clicks = spark.readStream.format("rate").option("rowsPerSecond", 40).load()
counts = clicks.withColumn("page", slow("value")).groupBy(window("timestamp", "10 seconds"), "page").count()
query = counts.writeStream.outputMode("complete").format("console").option("checkpointLocation", "/mnt/ck/clicks").start()
if not query.awaitTermination(14):
    print("time is up, stopping", flush=True)
    query.stop()
print("last progress:", (query.lastProgress or {}).get("batchId"), query.exception())
