# /// scenario
# id = "c1458"
# kind = "unknown"
# also = ["code.exit_nonzero", "code.python_exception"]
# hard = true
# why = "The job swallows its exception and leaves with exit 1; the table that was missing at the start was made, and nothing names a cause."
# name = "close_shift"
# engine = "4.0"
# ///
import sys

from pyspark.errors import AnalysisException
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
try:
    shifts = spark.table("shifts")
except AnalysisException:
    shifts = spark.range(30).selectExpr("id AS shift", "id % 3 AS crew")
    shifts.createOrReplaceTempView("shifts")
status = 0
try:
    crews = {r.crew: r["count"] for r in shifts.groupBy("crew").count().collect()}
    closed = [c for c in (0, 1, 2, 3) if crews[c] > 5]
except Exception:
    status = 1
print("shift report ended early" if status else "shift report written")
spark.stop()
sys.exit(status)
