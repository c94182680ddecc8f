# /// scenario
# id = "c865"
# kind = "memory.driver_oom"
# also = []
# hard = true
# why = "The results of all tasks are fetched into a driver whose heap is too small for them; executors are well."
# name = "pull_rows"
# engine = "4.0"
# cluster = "standalone"
# timeout = 150
# conf = { "spark.driver.memory" = "480m", "spark.driver.maxResultSize" = "0", "spark.executor.memory" = "600m" }
# ///
from pyspark.sql import SparkSession
from pyspark.sql import functions as f

spark = SparkSession.builder.getOrCreate()
rows = spark.range(0, 160_000, 1, 8).select(f.col("id"), *[f.sha2(f.concat(f.col("id"), f.lit(n)), 512).alias(f"c{n}") for n in range(24)])
table = {row.id: row for row in rows.collect()}
print(len(table))
