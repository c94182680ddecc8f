# /// scenario
# id = "c1109"
# kind = "stream.offsets_lost"
# why = "A clean-up took the first offset file out of the checkpoint; the restarted query cannot replay its batch."
# dress = ['tail:220', 'gcp:etl-cluster']
# name = "clicks_hourly"
# engine = "3.5"
# ///
import glob
import os

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
for hour in range(3):
    spark.range(hour * 10, hour * 10 + 10).write.mode("append").json("/mnt/in/clicks")


def run():
    clicks = spark.readStream.schema("id long").option("maxFilesPerTrigger", 1).json("/mnt/in/clicks")
    out = clicks.writeStream.format("parquet").option("path", "/mnt/out/clicks")
    out.option("checkpointLocation", "/mnt/ck/clicks").trigger(availableNow=True).start().awaitTermination()


def tidy():
    newest = max(glob.glob("/mnt/ck/clicks/offsets/[0-9]*"), key=lambda name: int(os.path.basename(name)))
    for name in glob.glob("/mnt/ck/clicks/offsets/*") + glob.glob("/mnt/ck/clicks/offsets/.*.crc"):
        if name != newest:
            os.remove(name)
    os.remove(f"/mnt/ck/clicks/commits/{os.path.basename(newest)}")


run()
tidy()
spark.range(30, 40).write.mode("append").json("/mnt/in/clicks")
run()
