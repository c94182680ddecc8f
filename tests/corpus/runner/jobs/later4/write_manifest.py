# /// scenario
# id = "c875"
# kind = "data.path_exists"
# also = ["code.python_exception"]
# why = "The folder that the job makes for its manifest is there already."
# name = "write_manifest"
# engine = "4.0"
# before = "mkdir -p /mnt/out/2026-11-20"
# ///
import json
import os

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
counts = {row.k: row["count"] for row in spark.range(90).selectExpr("id % 3 as k").groupBy("k").count().collect()}
os.mkdir("/mnt/out/2026-11-20")
with open("/mnt/out/2026-11-20/manifest.json", "w") as manifest:
    json.dump(counts, manifest)
