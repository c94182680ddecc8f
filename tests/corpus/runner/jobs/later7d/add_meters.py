# /// scenario
# id = "c1538"
# kind = "data.schema_mismatch"
# also = ["sql.analysis"]
# hard = true
# why = "The column reading is a timestamp where the table holds a number, so the insert is refused; the job prints a part of the message, and its last exception has no cause."
# name = "add_meters"
# engine = "4.0"
# ///
import time

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.sql("CREATE TABLE meters (meter BIGINT, reading DOUBLE, day DATE) USING parquet")
spark.range(90).selectExpr("id AS meter", "id * 1.5D AS reading", "DATE'2026-11-19' AS day").write.insertInto(
    "meters"
)
print("meters so far:", spark.table("meters").count())
delivered = spark.range(90).selectExpr(
    "id AS meter", "timestamp_seconds(id) AS reading", "DATE'2026-11-20' AS day"
)
for attempt in range(1, 4):
    try:
        delivered.write.insertInto("meters")
        break
    except Exception as e:
        print(f"attempt {attempt} of 3:", str(e)[:190].replace("`", ""), "...")
        time.sleep(0.5)
else:
    raise RuntimeError("meters of 2026-11-20 not added after 3 attempts, is the cluster too small?")
