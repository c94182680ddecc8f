# /// scenario
# id = "c1418"
# kind = "code.worker_crash"
# also = ["unknown"]
# hard = true
# why = "Python workers die of SIGABRT in native code and exit unexpectedly; the job prints only that the words are not counted."
# name = "page_words"
# engine = "4.0"
# cluster = "standalone"
# ///
import ctypes
import sys

import pandas as pd
from pyspark.sql import SparkSession
from pyspark.sql.functions import pandas_udf

spark = SparkSession.builder.getOrCreate()


@pandas_udf("long")
def words(text: pd.Series) -> pd.Series:
    if text.str.len().max() > 20:
        ctypes.CDLL(None).abort()
    return text.str.split().str.len()


pages = spark.range(200).selectExpr("repeat('w ', CAST(id % 12 AS INT)) AS text")
try:
    pages.select(words("text").alias("n")).agg({"n": "sum"}).show()
except Exception:
    print("words of batch 4 not counted")
    sys.exit(1)
