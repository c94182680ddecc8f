# /// scenario
# id = "c1072"
# name = "late_reports"
# kind = "unknown"
# also = ["code.exit_nonzero"]
# hard = true
# why = "The job catches whatever goes wrong and leaves the process at once with a status; no line tells what it was."
# engine = "3.5"
# ///
import os

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
try:
    rows = {row.k: row["count"] for row in spark.range(700).selectExpr("id % 6 as k").groupBy("k").count().collect()}
    print("groups", len(rows), flush=True)
    report = [rows[k] / (rows[k] - 117) for k in range(6)]
    print("report", report)
except Exception:
    os._exit(1)
