# /// scenario
# id = "c1542"
# kind = "none"
# also = []
# hard = true
# why = "The job succeeds: the table that was missing is made, the cache that refused the connection is not needed, and both were printed with their tracebacks."
# name = "first_day"
# engine = "4.0"
# services = ["http"]
# ///
import traceback

import requests
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
try:
    known = spark.table("visits").count()
except Exception:
    traceback.print_exc()
    spark.sql("CREATE TABLE visits (id BIGINT, door BIGINT) USING parquet")
    known = 0
spark.range(700).selectExpr("id", "id % 12 AS door").write.insertInto("visits")
try:
    requests.delete("http://api.partner.example:6081/cache/visits", timeout=3)
except Exception:
    traceback.print_exc()
    print("ERROR cache was not cleared, it ends by itself in 1 hour")
print("visits before", known, "and now", spark.table("visits").count())
spark.stop()
