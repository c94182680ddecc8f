# /// scenario
# id = "c1641"
# kind = "none"
# also = []
# why = "The job succeeds; it only has warnings about a CSV header and a long plan."
# name = "grid_report"
# engine = "4.0"
# before = "mkdir -p /mnt/in/grid; for d in 1 2 3; do (echo 'node,Load,hour'; for i in $(seq 1 60); do echo \"n$((i % 9)),$((i * d % 50)),$((i % 24))\"; done) > /mnt/in/grid/day$d.csv; done"
# ///
from pyspark.sql import SparkSession, Window
from pyspark.sql import functions as F

spark = SparkSession.builder.getOrCreate()
loads = spark.read.csv("/mnt/in/grid", schema="node STRING, load_mw INT, hour INT", header=True)
hours = loads.groupBy("node").pivot("hour", list(range(24))).agg(F.sum("load_mw"), F.max("load_mw"))
hours = hours.withColumn("place", F.row_number().over(Window.orderBy("node")))
hours.coalesce(1).write.mode("overwrite").parquet("/mnt/out/grid")
print("nodes:", spark.read.parquet("/mnt/out/grid").count())
