# /// scenario
# id = "c1617"
# kind = "code.udf_exception"
# also = []
# hard = true
# why = "A function of applyInPandas compares Series with different labels and raises ValueError; the driver prints only the class name, and the reset connection before was retried."
# name = "compare_days"
# engine = "4.0"
# cluster = "standalone"
# ///
import sys

import pandas as pd
from pyspark import TaskContext
from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("compare_days").getOrCreate()
counts = spark.range(0, 240, 1, 2).selectExpr(
    "id % 4 AS gate", "id % 2 AS day", "id AS slot", "id * 3 AS visitors"
)


def warm(number):
    if number == 1 and TaskContext.get().attemptNumber() == 0:
        raise ConnectionResetError(104, "Connection reset by peer")
    return number


print("warm", spark.sparkContext.parallelize(range(2), 2).map(warm).sum())


def compare(frame):
    first = frame[frame.day == frame.day.min()].set_index("slot").visitors
    last = frame[frame.slot > 100].set_index("slot").visitors
    return pd.DataFrame({"gate": [int(frame.gate.iloc[0])], "changed": [int((first != last).sum())]})


try:
    counts.groupBy("gate").applyInPandas(compare, "gate long, changed long").write.parquet("/mnt/out/changed")
except Exception as e:
    print("comparison not finished,", type(e).__name__)
    sys.exit(1)
