# /// scenario
# id = "c901"
# kind = "code.udf_exception"
# also = []
# hard = true
# why = "A function over two grouped frames asks for a key that one lacks; Spark's stage is run twice and the job raises without its cause."
# name = "match_days"
# engine = "3.5"
# cluster = "standalone"
# conf = { "spark.task.maxFailures" = "2" }
# ///
import pandas as pd
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
left = spark.range(12).selectExpr("id % 3 as day", "id as units")
right = spark.range(12).selectExpr("id % 2 as day", "id * 2 as price")


def worth(a: pd.DataFrame, b: pd.DataFrame) -> pd.DataFrame:
    price = dict(zip(b.day, b.price, strict=False))
    return a.assign(worth=[u * price[d] for d, u in zip(a.day, a.units, strict=False)])[["day", "worth"]]


ok = True
try:
    left.groupBy("day").cogroup(right.groupBy("day")).applyInPandas(worth, "day long, worth long").write.parquet("/mnt/out/worth")
except Exception:
    ok = False
if not ok:
    raise RuntimeError("output of match_days is incomplete")
