# /// scenario
# id = "c264"
# kind = "unknown"
# also = ["code.exit_nonzero"]
# hard = true
# why = "The job reports that something went wrong and exits 1, the exception is swallowed; an old traceback is printed as data."
# job_run = { state = "FAILED" }
# name = "report_flag"
# engine = "4.0"
# ///
import sys

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
print("last week's incident, for reference:\n> Traceback (most recent call last):\n>   File \"old.py\", line 1\n> KeyError: 'price'")
ok = True
try:
    spark.table("nothing.here")
except Exception:
    ok = False
print("status:", "ok" if ok else "not ok")
sys.exit(0 if ok else 1)
