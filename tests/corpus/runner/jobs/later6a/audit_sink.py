# /// scenario
# id = "c1300"
# kind = "memory.result_too_large"
# also = ["code.python_exception"]
# why = "Each batch of the stream is collected on the driver; one exceeds spark.driver.maxResultSize, and the job only tells that its audit stopped."
# name = "audit_sink"
# engine = "4.0"
# conf = { "spark.driver.maxResultSize" = "1m" }
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
for day, rows in enumerate((40, 90000)):
    spark.range(rows).selectExpr("id", "repeat(uuid(), 2) as trail").coalesce(2).write.mode("append").json(f"/mnt/in/audit/day={day}")


def sink(batch, number):
    rows = batch.collect()
    print(f"batch {number}: {len(rows)} rows, first {min(r.id for r in rows)}", flush=True)


stream = spark.readStream.schema("id long, trail string").option("maxFilesPerTrigger", 2).json("/mnt/in/audit")
query = stream.writeStream.foreachBatch(sink).option("checkpointLocation", "/mnt/ck/audit").trigger(availableNow=True).start()
while query.isActive:
    try:
        query.awaitTermination(5)
    except Exception:
        break
if query.exception() is not None:
    raise SystemExit("audit stopped before the end of the trail")
