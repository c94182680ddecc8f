# /// scenario
# id = "c1047"
# name = "hash_pages"
# also = []
# kind = "code.worker_crash"
# why = "Native code in the Python function reads from an invalid address and the worker ends by a signal."
# engine = "3.4"
# ///
import ctypes

import pandas as pd
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def digests(frames):
    for frame in frames:
        raw = ctypes.string_at(int(frame["id"].iloc[0]) + 8, 16)
        yield pd.DataFrame({"id": frame["id"], "digest": [raw.hex()] * len(frame)})


spark.range(0, 300, 1, 2).mapInPandas(digests, "id long, digest string").write.mode("overwrite").parquet("/mnt/out/digests")
