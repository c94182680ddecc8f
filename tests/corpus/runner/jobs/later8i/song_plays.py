# /// scenario
# id = "c1681"
# kind = "memory.executor_oom"
# hard = true
# why = "Executors run out of heap while all plays are gathered in one row; the job prints only a sentence of its own, and the lost executors are the consequence."
# name = "song_plays"
# engine = "3.5"
# cluster = "standalone"
# conf = { "spark.task.maxFailures" = "2", "spark.sql.shuffle.partitions" = "2", "spark.sql.adaptive.enabled" = "false" }
# ///
import sys

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.getOrCreate()
plays = spark.range(0, 6_000_000, 1, 4).selectExpr(
    "id % 3 AS country", "concat(md5(string(id)), md5(string(id + 1)), sha2(string(id), 512)) AS device"
)
print("songs:", plays.select("country").distinct().count())
try:
    heard = plays.groupBy("country").agg(F.collect_list("device").alias("devices"))
    heard.selectExpr("country", "size(array_distinct(devices)) AS n").write.mode("overwrite").parquet(
        "/mnt/out/plays"
    )
except Exception:
    print("plays of the week are not counted, the charts keep last week's numbers")
    sys.exit(1)
