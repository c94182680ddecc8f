# /// scenario
# id = "c511"
# kind = "none"
# also = ["unknown"]
# hard = true
# why = "A user cancels the stream's run; what follows in the log are the echoes of the stop."
# name = "live_counts"
# engine = "3.5"
# timeout = 25
# kill_signal = 15
# state_details = "CANCELLED"
# job_run = { state = "CANCELLED" }
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
stream = spark.readStream.format("rate").option("rowsPerSecond", 3).load()
stream.writeStream.format("noop").option("checkpointLocation", "/mnt/ck").start().awaitTermination()
