# /// scenario
# id = "c1374"
# kind = "stream.offsets_lost"
# hard = true
# why = "One line a record, with the exception in a quoted field; the restarted stream reads another source than its checkpoint knows, and the job's last words are about its own watch."
# name = "follow_tills"
# engine = "3.5"
# logging = "foreign_logfmt"
# ///
import sys
import time

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(30).selectExpr("id AS till", "id * 3 AS cents").write.mode("overwrite").json("/mnt/tills/a")
spark.range(30).selectExpr("id AS till", "id * 5 AS cents").write.mode("overwrite").json("/mnt/tills/b")


def follow(folders):
    frame = None
    for folder in folders:
        part = spark.readStream.schema("till long, cents long").json(folder)
        frame = part if frame is None else frame.union(part)
    query = frame.writeStream.option("checkpointLocation", "/mnt/tills/_state").format("parquet").option("path", "/mnt/tills/out").trigger(availableNow=True).start()
    while query.isActive:
        time.sleep(0.5)
    return query.exception() is None


print("first pass:", follow(["/mnt/tills/a"]))
if not follow(["/mnt/tills/a", "/mnt/tills/b"]):
    print("watch of the tills ended early")
    sys.exit(1)
