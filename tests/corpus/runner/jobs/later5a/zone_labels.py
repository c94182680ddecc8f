# /// scenario
# id = "c1030"
# name = "zone_labels"
# also = []
# kind = "timeout.broadcast"
# hard = true
# why = "The small side of the join takes longer than the broadcast timeout; the job's thread pool keeps one line of the message."
# engine = "3.4"
# conf = { "spark.sql.broadcastTimeout" = "4", "spark.sql.adaptive.enabled" = "false" }
# ///
import sys
import time
from concurrent.futures import ThreadPoolExecutor, as_completed

import pandas as pd
from pyspark.sql import SparkSession, functions as F

spark = SparkSession.builder.getOrCreate()


@F.pandas_udf("string")
def label(ids: pd.Series) -> pd.Series:
    time.sleep(9)
    return ids.astype(str).str.zfill(6)


def regions():
    small = spark.range(40).withColumn("label", label("id"))
    return spark.range(9000).join(F.broadcast(small), "id").agg(F.max("label")).first()


def totals():
    return spark.range(9000).groupBy((F.col("id") % 4).alias("k")).count().count()


bad = 0
with ThreadPoolExecutor() as pool:
    futures = {pool.submit(step): step.__name__ for step in (regions, totals)}
    for future in as_completed(futures):
        problem = future.exception()
        bad += problem is not None
        print(futures[future], "ok" if problem is None else str(problem).strip().splitlines()[0], sep=": ")
sys.exit(bad)
