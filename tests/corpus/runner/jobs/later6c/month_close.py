# /// scenario
# id = "c1410"
# kind = "code.python_exception"
# also = ["code.exit_nonzero"]
# hard = true
# why = "A thread of the driver divides by zero (the message is printed without a traceback); the logged failure of the first job was handled."
# name = "month_close"
# engine = "4.0"
# cluster = "standalone"
# ///
import sys
from concurrent.futures import ThreadPoolExecutor

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.getOrCreate()
ledger = spark.range(300).selectExpr("id", "id % 4 AS unit", "id * 1.5 AS amount")
try:
    ledger.select(F.expr("CAST(concat('n', id) AS INT) AS n")).agg(F.sum("n")).collect()
except Exception:
    print("numbering not available, going on without")


def share(unit):
    rows = ledger.where(F.col("unit") == unit).collect()
    return unit, sum(r.amount for r in rows) / len(rows)


with ThreadPoolExecutor(3) as pool:
    for job in [pool.submit(share, u) for u in range(5)]:
        try:
            print(job.result())
        except Exception as e:
            print("month close:", e)
            sys.exit(1)
