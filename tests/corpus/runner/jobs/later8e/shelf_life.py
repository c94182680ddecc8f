# /// scenario
# id = "c1563"
# kind = "data.schema_mismatch"
# also = []
# hard = true
# why = "One day's files hold the batch number as a string where the job reads a bigint; the tasks say so, the driver prints only a sentence of its own, and the missing archive was handled."
# name = "shelf_life"
# engine = "4.0"
# cluster = "standalone"
# ///
import sys

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
for day in (18, 19, 20):
    batch = "id AS batch" if day != 20 else "concat('20-', id) AS batch"
    spark.range(300).selectExpr(
        batch, "id % 17 AS article", "date_add(DATE'2026-12-01', int(id % 90)) AS best_before"
    ).write.parquet(f"/mnt/goods/day={day}")
try:
    old = spark.read.parquet("/mnt/goods_2025")
except Exception as e:
    print("WARN no archive of last year:", str(e)[:60])
goods = spark.read.schema("batch bigint, article bigint, best_before date, day int").parquet("/mnt/goods")
try:
    goods.groupBy("day").agg({"batch": "max", "article": "count"}).write.csv("/mnt/out/shelf_life")
except Exception as e:
    print("shelf life was not computed,", len(str(e)), "characters of explanation")
    sys.exit(1)
