# /// scenario
# id = "c1554"
# kind = "unknown"
# also = []
# why = "The driver is killed from outside in the middle of a stage: its log simply stops, and the executors only notice that it is gone."
# name = "energy_mix"
# engine = "4.0"
# cluster = "standalone"
# timeout = 34
# kill_signal = 9
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
output = spark.range(150_000).selectExpr("id % 200 AS plant", "id % 24 AS hour", "(id * 13) % 700 AS mwh")
print("hours:", output.groupBy("hour").sum("mwh").count())
a, b = output.alias("a"), output.alias("b")
crossed = (
    a.join(b.hint("broadcast"), "plant")
    .where("a.mwh < b.mwh")
    .groupBy("plant")
    .agg({"b.mwh": "avg", "a.hour": "sum"})
)
crossed.write.parquet("/mnt/out/energy_mix")
print("written")
