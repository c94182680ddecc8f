# /// scenario
# id = "c846"
# kind = "code.python_exception"
# also = []
# hard = true
# why = "The driver's loop divides by zero while a stream runs; what the stream prints while it is stopped is an echo."
# name = "watch_rates"
# engine = "3.5"
# ///
import time

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
query = (
    spark.readStream.format("rate").option("rowsPerSecond", 20).load()
    .selectExpr("value % 4 as k").groupBy("k").count()
    .writeStream.outputMode("complete").format("memory").queryName("counts")
    .option("checkpointLocation", "/mnt/ck/counts").start()
)
previous = 0
for tick in range(30):
    time.sleep(3)
    rows = spark.sql("select coalesce(sum(count), 0) as n from counts").first().n
    print("tick", tick, "growth", (rows - previous) / previous)
    previous = rows
