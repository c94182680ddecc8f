# /// scenario
# id = "c1585"
# kind = "submit.bad_config"
# also = []
# hard = true
# why = "The executor JVM options ask for a thread stack of 512 bytes; every executor dies at start and only executor logs say so."
# name = "week_prices"
# engine = "3.5"
# cluster = "standalone"
# dress = ["executors:12"]
# conf = { "spark.executor.extraJavaOptions" = "-Xss512 -Dfile.encoding=UTF-8" }
# ///
import sys
import time

from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("week_prices").getOrCreate()
for _ in range(2):
    workers = spark.sparkContext._jsc.sc().getExecutorMemoryStatus().size() - 1
    if workers >= 2:
        break
    time.sleep(1)
else:
    print(f"week_prices: {workers} of 2 workers, the slot is given back")
    spark.stop()
    sys.exit(75)
prices = spark.range(5000).selectExpr("id % 60 AS item", "id % 7 AS day", "id * 0.1D AS price")
weekly = prices.groupBy("item").pivot("day", list(range(7))).avg("price")
weekly.write.mode("overwrite").parquet("/mnt/out/week_prices")
