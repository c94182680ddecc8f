# /// scenario
# id = "c876"
# kind = "data.corrupt_file"
# also = []
# hard = true
# why = "Bytes inside a Parquet file are damaged; the job's wrapper hides the reader's error behind its own."
# name = "page_stats"
# engine = "3.4"
# ///
import glob

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(40_000).selectExpr("id", "sha2(string(id), 256) as page").coalesce(1).write.parquet("/mnt/in/pages")
for path in glob.glob("/mnt/in/pages/*.parquet"):
    with open(path, "r+b") as part:
        part.seek(4)
        part.write(b"\x00" * 3000)
for path in glob.glob("/mnt/in/pages/.*.crc"):
    open(path, "wb").close()
    import os

    os.remove(path)
try:
    print(spark.read.parquet("/mnt/in/pages").selectExpr("max(page)", "sum(id)").collect())
except Exception as problem:
    raise RuntimeError("statistics for 2026-11-20 are not available") from problem
