# /// scenario
# id = "c1355"
# kind = "memory.python_oom"
# also = ["code.python_exception"]
# why = "A cell's output in the studio; NumPy cannot allocate the matrix of all pairs in the driver's Python."
# name = "pair_matrix"
# engine = "3.5"
# dress = ["sparkmagic:11"]
# ///
import resource

import numpy as np
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
resource.setrlimit(resource.RLIMIT_AS, (6 << 30, 6 << 30))
items = [r.id for r in spark.range(90_000).selectExpr("id * 7 % 90001 AS id").collect()]
print("items:", len(items))
weights = np.zeros((len(items), len(items)), dtype="float32")
for n, item in enumerate(items):
    weights[n, :] = item
