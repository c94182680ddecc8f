# /// scenario
# id = "c1609"
# kind = "stream.offsets_lost"
# also = []
# why = "A compacted log file of the source is gone from the checkpoint, the restarted query cannot go on."
# name = "follow_scans"
# engine = "3.5"
# conf = { "spark.sql.streaming.fileSource.log.compactInterval" = "3" }
# ///
import glob
import os

from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("follow_scans").getOrCreate()
CHECKPOINT = "/mnt/checkpoints/follow_scans"


def follow(days):
    for day in days:
        spark.range(20 * day).selectExpr("id AS parcel").write.mode("append").parquet("/mnt/in/scans")
        scans = spark.readStream.schema("parcel long").parquet("/mnt/in/scans")
        query = scans.writeStream.format("parquet").option("checkpointLocation", CHECKPOINT)
        query.trigger(availableNow=True).start("/mnt/out/scans").awaitTermination()
        print("day", day, "followed")


follow(range(1, 5))
for old in glob.glob(CHECKPOINT + "/sources/0/*.compact"):
    os.remove(old)
follow(range(5, 9))
