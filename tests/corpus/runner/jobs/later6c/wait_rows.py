# /// scenario
# id = "c1457"
# kind = "unknown"
# also = []
# why = "The driver is killed from outside while tasks run, the log simply stops."
# name = "wait_rows"
# engine = "3.5"
# timeout = 45
# kill_signal = 9
# ///
import time

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
for hour in range(24):
    rows = spark.range(2000).selectExpr("id % 24 AS h").where(f"h = {hour}").count()
    print("hour", hour, rows, flush=True)
    spark.sparkContext.parallelize(range(4), 2).map(lambda n: time.sleep(2)).count()
