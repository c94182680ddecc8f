# /// scenario
# id = "c1583"
# kind = "unknown"
# also = ["code.exit_nonzero", "code.python_exception"]
# hard = true
# why = "A step did not complete, its details went to a file that is not among the logs; nothing in the logs names a cause."
# name = "branch_close"
# engine = "3.5"
# ///
import json
import pathlib
import sys
import traceback

from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("branch_close").getOrCreate()
tills = spark.range(300).selectExpr("id AS till", "id % 14 AS branch", "id * 3.1D AS cash")
REPORT = pathlib.Path("/home/hadoop/reports/branch_close.json")


def opening():
    return tills.count()


def balances():
    return {r.branch: r.cash for r in tills.groupBy("branch").sum("cash").toDF("branch", "cash").collect()}


def booking():
    found = balances()
    return [found[n] for n in range(15)]


for n, step in enumerate((opening, balances, booking), 1):
    try:
        step()
        print(f"step {n} of 3 ({step.__name__}): done")
    except Exception:
        REPORT.parent.mkdir(parents=True, exist_ok=True)
        REPORT.write_text(json.dumps(traceback.format_exc()))
        print(f"step {n} of 3 ({step.__name__}): not completed, report in {REPORT}")
        sys.exit(1)
