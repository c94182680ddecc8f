# /// scenario
# id = "c1486"
# kind = "stream.offsets_lost"
# also = []
# why = "A file of the offset log in the checkpoint is gone, so the restarted query cannot go on."
# name = "follow_gates"
# engine = "3.5"
# ///
import os

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def run():
    sink = (
        gates.writeStream.format("parquet")
        .option("path", "/mnt/out/gates")
        .option("checkpointLocation", "/mnt/ck/gates")
    )
    sink.trigger(availableNow=True).start().awaitTermination()
    return spark.read.parquet("/mnt/out/gates").count()


spark.range(60).repartition(3).selectExpr("id % 6 AS gate", "id AS n").write.json("/mnt/in/gates")
gates = spark.readStream.schema("gate long, n long").option("maxFilesPerTrigger", 1).json("/mnt/in/gates")
print("rows", run())
for name in ("2", ".2.crc"):
    os.remove(f"/mnt/ck/gates/commits/{name}")
for name in ("1", ".1.crc"):
    os.remove(f"/mnt/ck/gates/offsets/{name}")
spark.range(20).coalesce(1).selectExpr("id % 6 AS gate", "id AS n").write.mode("append").json("/mnt/in/gates")
print("rows", run())
