# /// scenario
# id = "c1534"
# kind = "memory.python_oom"
# also = ["code.udf_exception"]
# hard = true
# why = "NumPy cannot allocate the matrix of a group inside a task; the driver prints only a sentence of its own."
# name = "grid_fit"
# engine = "3.5"
# cluster = "standalone"
# conf = { "spark.executor.pyspark.memory" = "700m", "spark.task.maxFailures" = "2" }
# env = { OPENBLAS_NUM_THREADS = "1", OMP_NUM_THREADS = "1" }
# ///
import sys

import numpy as np
import pandas as pd
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
points = spark.range(6000).selectExpr("CASE WHEN id < 5400 THEN 1 ELSE id % 6 END AS cell", "id * 0.5D AS x")


def fit(group: pd.DataFrame) -> pd.DataFrame:
    x = group["x"].to_numpy()
    distance = np.abs(x[:, None, None] - x[None, :, None]) * np.ones(20)
    return pd.DataFrame({"cell": group["cell"][:1], "spread": [float(distance.mean())]})


try:
    print(points.groupBy("cell").applyInPandas(fit, "cell long, spread double").collect())
except Exception:
    print("grid of 2026-11-20 was not fitted, last week's stays valid")
    sys.exit(1)
