# /// scenario
# id = "c1557"
# kind = "code.udf_exception"
# also = []
# hard = true
# why = "The pandas function calls merge_asof with unsorted keys and raises ValueError in tasks; the driver prints only the exception's class, and the time-out of the stage before was retried."
# name = "price_match"
# engine = "3.5"
# cluster = "standalone"
# ///
import sys

import pandas as pd
from pyspark import TaskContext
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def calendar(rows):
    task = TaskContext.get()
    if task.partitionId() == 1 and task.attemptNumber() == 0:
        raise TimeoutError("lock of the trading calendar is still held after 30 s")
    yield sum(1 for _ in rows)


print("trading days:", sum(spark.sparkContext.parallelize(range(250), 2).mapPartitions(calendar).collect()))
trades = spark.range(600).selectExpr("id % 6 AS paper", "(id * 37) % 600 AS second", "id AS trade")
quotes = spark.range(300).selectExpr("id % 6 AS paper", "id * 2 AS second", "id * 0.25D AS price")


def match(left: pd.DataFrame, right: pd.DataFrame) -> pd.DataFrame:
    return pd.merge_asof(left, right[["second", "price"]].sort_values("second"), on="second")


matched = (
    trades.groupBy("paper")
    .cogroup(quotes.groupBy("paper"))
    .applyInPandas(match, "paper long, second long, trade long, price double")
)
try:
    print(matched.agg({"price": "avg"}).collect())
except Exception as e:
    print("trades are not matched:", type(e).__name__)
    sys.exit(1)
