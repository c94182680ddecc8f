# /// scenario
# id = "c1476"
# kind = "sql.unresolved_column"
# also = []
# hard = true
# why = "One report selects a column that the view does not have; its traceback stands in the middle of a very long output, and the job exits at its end."
# name = "wide_margins"
# engine = "4.0"
# timeout = 200
# ///
import sys
import traceback

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(300).selectExpr(
    "id AS item", "id % 9 AS shop", "id * 2 AS price", "id AS cost"
).createOrReplaceTempView("items")
REPORTS = ["price - cost", "price / 2", "price - freight", "cost * 2", "price"]
state = 0
for number, expression in enumerate(REPORTS):
    try:
        rows = spark.sql(
            f"SELECT shop, sum({expression}) AS v FROM items GROUP BY shop ORDER BY shop"
        ).collect()
        for r in rows:
            line = f"2026-11-20 03:1{number}:00 INFO margins report {number} shop {r.shop} value {r.v} ok, no error, nothing failed "
            sys.stdout.writelines([line + "." * 70 + "\n"] * 900)
    except Exception:
        traceback.print_exc(file=sys.stdout)
        state = 1
print("margins done")
sys.exit(state)
