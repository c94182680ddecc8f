# /// scenario
# id = "c1451"
# kind = "memory.python_oom"
# also = ["code.udf_exception"]
# why = "The pandas function cannot allocate its matrix within the Python memory limit."
# name = "smooth"
# engine = "4.0"
# cluster = "standalone"
# conf = { "spark.executor.pyspark.memory" = "900m", "spark.executor.memory" = "512m" }
# ///
import numpy as np
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
series = spark.range(24000).selectExpr("id % 2 AS sensor", "id AS t", "id * 0.5 AS v")


def smooth(frame):
    t = frame.t.to_numpy(dtype="float64")
    weights = np.exp(-((t[:, None] - t[None, :]) ** 2) / 50.0)
    return frame.assign(v=weights @ frame.v / weights.sum(axis=1))


series.groupBy("sensor").applyInPandas(smooth, "sensor long, t long, v double").agg({"v": "max"}).show()
