# /// scenario
# id = "c831"
# kind = "memory.python_oom"
# also = ["code.python_exception"]
# why = "NumPy cannot get the memory for a matrix on the driver."
# name = "similarity"
# engine = "3.4"
# ///
import numpy as np
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
ids = np.array([row.id for row in spark.range(50_000).collect()])
grid = np.zeros((len(ids) * 40, len(ids) * 40))
grid[ids, ids] = 1
print(grid.sum())
