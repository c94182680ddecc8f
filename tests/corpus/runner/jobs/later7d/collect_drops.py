# /// scenario
# id = "c1549"
# kind = "data.empty_input"
# also = []
# hard = true
# why = "One of four drop folders is empty, so that no schema can be inferred; the job writes the message into its report of all folders and exits 1."
# name = "collect_drops"
# engine = "3.5"
# ///
import json
import os
import sys

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
for number in (1, 2, 4):
    spark.range(50 * number).selectExpr("id", f"{number} AS depot").write.parquet(
        f"/mnt/drops/depot={number}"
    )
os.makedirs("/mnt/drops/depot=3")
report = {}
for number in (1, 2, 3, 4):
    try:
        report[number] = {
            "rows": spark.read.parquet(f"/mnt/drops/depot={number}").count(),
            "note": "no error",
        }
    except Exception as e:
        report[number] = {"rows": None, "note": str(e)}
print(json.dumps(report))
if any(r["rows"] is None for r in report.values()):
    print("drops of 2026-11-20 incomplete, nobody was denied access", file=sys.stderr)
    sys.exit(1)
