# /// scenario
# id = "c1620"
# kind = "code.exit_nonzero"
# also = ["unknown"]
# hard = true
# why = "The job ends itself with exit code 6 after its own check of the row counts; the missing table of last week was handled."
# name = "weekly_gate"
# engine = "4.0"
# ///
import sys

from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("weekly_gate").getOrCreate()
current = spark.range(640).selectExpr("id AS order_id", "id % 8 AS week_part")
try:
    before = spark.table("gate.last_week").count()
except Exception as e:
    print("no figures of last week:", str(e).splitlines()[0])
    before = 900
rows = current.count()
print(
    f"gate orders: {rows} rows, last week {before}, change {100 * (rows - before) / before:.1f} %, allowed 20 %"
)
print("gate closed, ending with exit code 6")
spark.stop()
sys.exit(6)
