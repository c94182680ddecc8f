# /// scenario
# id = "c1392"
# kind = "none"
# hard = true
# why = "A pod's lines; a comparison with the day before fails with a printed traceback, as it may, the stream is stopped by the job once its time is over, and the run ends well."
# name = "drain_tills"
# engine = "3.5"
# dress = ["podtimes"]
# ///
import time
import traceback

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
tills = spark.readStream.format("rate").option("rowsPerSecond", 200).load()
query = tills.writeStream.format("parquet").option("path", "/mnt/tills/today").option("checkpointLocation", "/mnt/tills/_state").trigger(processingTime="3 seconds").start()
time.sleep(9)
try:
    yesterday = spark.read.parquet("/mnt/tills/yesterday").count()
except Exception:
    traceback.print_exc()
    yesterday = None
time.sleep(5)
query.stop()
today = spark.read.parquet("/mnt/tills/today").count()
print("rows drained:", today > 0, "compared with yesterday:", yesterday is not None, flush=True)
spark.stop()
