# /// scenario
# id = "c1106"
# kind = "timeout.broadcast"
# hard = true
# why = "The small side takes longer than the broadcast may; the job stores only the first line for its summary and ends itself."
# dress = ['dagster:seats']
# name = "seat_join"
# engine = "4.0"
# conf = { "spark.sql.broadcastTimeout" = "3", "spark.sql.adaptive.enabled" = "false" }
# ///
import sys
import time

from pyspark.sql import SparkSession
from pyspark.sql.functions import broadcast, udf

spark = SparkSession.builder.getOrCreate()


@udf("long")
def seat(n):
    time.sleep(1)
    return n % 50


events = spark.range(4000).withColumnRenamed("id", "seat")
plan = spark.range(0, 24, 1, 2).select(seat("id").alias("seat"), "id")
summary = {"events": "ok", "plan": "ok"}
try:
    events.join(broadcast(plan), "seat").write.mode("overwrite").parquet("/mnt/out/seats")
except Exception as problem:
    summary["plan"] = str(problem).splitlines()[0]
for step, state in summary.items():
    print(f"{step:10} {state}")
sys.exit(0 if set(summary.values()) == {"ok"} else 1)
