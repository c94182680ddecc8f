# /// scenario
# id = "c1429"
# kind = "none"
# also = []
# why = "The stream ends after it has read all that was there; it only has warnings."
# name = "drain_scans"
# engine = "4.0"
# ///
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.getOrCreate()
spark.range(90).selectExpr("id AS parcel", "id % 4 AS belt", "timestamp_seconds(1795200000 + id * 40) AS ts").write.json("/mnt/in/scans")
scans = spark.readStream.schema("parcel long, belt long, ts timestamp").json("/mnt/in/scans")
belts = scans.withWatermark("ts", "5 minutes").groupBy(F.window("ts", "10 minutes"), "belt").count()
query = belts.writeStream.outputMode("append").format("parquet").option("path", "/mnt/out/belts")
query.option("checkpointLocation", "/mnt/ck/belts").trigger(availableNow=True).start().awaitTermination()
print("windows:", spark.read.parquet("/mnt/out/belts").count())
