# /// scenario
# id = "c1541"
# kind = "none"
# also = []
# hard = true
# why = "The job succeeds: it is told to skip corrupt files, and the one that it met was only logged."
# name = "read_scans"
# engine = "3.5"
# cluster = "standalone"
# ///
import os

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.conf.set("spark.sql.files.ignoreCorruptFiles", "true")
spark.range(0, 3000, 1, 3).selectExpr("id", "id % 8 AS gate").write.parquet("/mnt/in/scans")
files = sorted(f for f in os.listdir("/mnt/in/scans") if f.endswith(".parquet"))
with open(f"/mnt/in/scans/{files[1]}", "wb") as f:
    f.write(b"upload interrupted, no space left on device\n" * 8)
if os.path.exists(f"/mnt/in/scans/.{files[1]}.crc"):
    os.remove(f"/mnt/in/scans/.{files[1]}.crc")
scans = spark.read.schema("id LONG, gate LONG").parquet("/mnt/in/scans")
scans.groupBy("gate").count().orderBy("gate").write.mode("overwrite").parquet("/mnt/out/gates")
print("scans", scans.count(), "gates", spark.read.parquet("/mnt/out/gates").count())
spark.stop()
