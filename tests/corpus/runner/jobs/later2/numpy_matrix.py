# /// scenario
# id = "c420"
# kind = "memory.python_oom"
# also = ["code.python_exception"]
# why = "NumPy cannot allocate the similarity matrix on the driver."
# name = "similar_items"
# engine = "4.0"
# ///
import numpy as np
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
items = spark.range(2_000_000).selectExpr("count(*) as n").first().n
vectors = np.ones((items, 1), dtype=np.float64)
scores = np.zeros((items, items))
scores += vectors @ vectors.T
spark.createDataFrame([(float(scores.max()),)], "best double").write.parquet("/mnt/out/similar")
