# /// scenario
# id = "c1284"
# kind = "data.schema_mismatch"
# also = ["sql.analysis", "data.corrupt_file"]
# why = "pandas wrote the timestamps with nanoseconds, a Parquet type that Spark's reader does not take; the job ends with a message of its own."
# name = "sensor_merge"
# engine = "3.5"
# ///
import os
import sys

import pandas as pd
from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("sensor_merge").getOrCreate()
os.makedirs("/mnt/in/sensors")
readings = pd.DataFrame({"sensor": [3, 4, 5], "at": pd.to_datetime(["2026-11-20 10:00", "2026-11-20 10:05", "2026-11-20 10:10"])})
readings.to_parquet("/mnt/in/sensors/gateway-7.parquet", version="2.6", coerce_timestamps=None)
try:
    base = spark.read.parquet("/mnt/in/sensors")
    base.groupBy("sensor").count().show()
except Exception as e:
    print("gateway-7:", str(e).split("\n")[0].replace("file:/mnt/in/sensors/", ""))
    print("0 of 1 gateways merged, nothing to do")
    sys.exit(21)
