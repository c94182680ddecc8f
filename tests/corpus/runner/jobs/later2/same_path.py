# /// scenario
# id = "c445"
# kind = "sql.analysis"
# also = []
# hard = true
# why = "The job overwrites the table that it reads."
# name = "refresh_current"
# engine = "3.5"
# ///
import traceback

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(30).selectExpr("id", "id % 4 as state").write.saveAsTable("current")
table = spark.table("current")
try:
    table.where("state <> 2").write.mode("overwrite").saveAsTable("current")
except Exception:
    print("refresh_current: keeping yesterday's state")
    print("\n".join(traceback.format_exc().splitlines()[-3:]))
    raise SystemExit(1)
