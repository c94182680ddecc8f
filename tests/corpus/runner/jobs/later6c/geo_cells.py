# /// scenario
# id = "c1412"
# kind = "code.serialization"
# also = ["code.python_exception"]
# hard = true
# why = "A task function holds an object with a lock, which cannot be pickled; the job logs it and fails with its own error."
# name = "geo_cells"
# engine = "3.5"
# ///
import logging
import threading

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


class CellCache:
    def __init__(self):
        self.guard = threading.Lock()
        self.cells = {}

    def cell(self, x):
        with self.guard:
            return self.cells.setdefault(x, x // 9)


cache = CellCache()
try:
    print(spark.sparkContext.parallelize(range(50), 2).map(lambda x: (cache.cell(x), 1)).reduceByKey(lambda a, b: a + b).collect())
except Exception:
    logging.exception("cells of tile 17 not written")
    raise RuntimeError("geo_cells failed for 1 of 1 tiles") from None
