# /// scenario
# id = "c047"
# kind = "stream.offsets_lost"
# also = ["data.corrupt_file"]
# why = "A file of the checkpoint's offset log is empty, the query cannot be restarted from it."
# name = "device_events"
# engine = "4.0"
# ///
from pathlib import Path

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def run():
    stream = spark.readStream.format("rate").option("rowsPerSecond", 5).load()
    query = stream.writeStream.format("noop").option("checkpointLocation", "/mnt/ckpt/devices").trigger(processingTime="300 milliseconds").start()
    query.awaitTermination(3)
    query.stop()


run()
newest = max(Path("/mnt/ckpt/devices/offsets").glob("[0-9]*"), key=lambda p: int(p.name))
newest.write_bytes(b"")
for crc in Path("/mnt/ckpt/devices/offsets").glob(".*.crc"):
    crc.unlink()
stream = spark.readStream.format("rate").load()
stream.writeStream.format("noop").option("checkpointLocation", "/mnt/ckpt/devices").start().awaitTermination(20)
