# /// scenario
# id = "c084"
# kind = "memory.python_oom"
# also = ["code.udf_exception"]
# why = "NumPy cannot allocate its array within the Python worker's memory limit."
# name = "embed"
# ///
import resource

import numpy as np
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def embed(rows):
    resource.setrlimit(resource.RLIMIT_AS, (900_000_000, 900_000_000))
    for row in rows:
        yield float(np.ones((200_000, 800), dtype="float64")[0, row.id])


print(spark.range(8).repartition(2).rdd.mapPartitions(embed).sum())
