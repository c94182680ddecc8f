# /// scenario
# id = "c887"
# kind = "sql.syntax"
# also = []
# hard = true
# why = "A template's variable was never filled, so the braces stand in the statement; the runner prints a table of steps and exits."
# name = "build_report"
# engine = "4.0"
# ///
import sys

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(60).selectExpr("id", "date_add(date'2026-11-01', int(id % 28)) as ds").createOrReplaceTempView("visits")
STEPS = {
    "visits": "select count(*) as n from visits",
    "daily": "select ds, count(*) as n from visits where ds = {{ ds }} group by ds",
}
lines = []
for step, statement in STEPS.items():
    try:
        spark.sql(statement).collect()
        lines.append(f"{step:10} ok")
    except Exception as problem:
        lines.append(f"{step:10} {str(problem).strip().splitlines()[0]}")
print("\n".join(lines), flush=True)
if not lines[-1].endswith(" ok"):
    sys.exit(1)
