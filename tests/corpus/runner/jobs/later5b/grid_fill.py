# /// scenario
# id = "c1104"
# kind = "memory.python_oom"
# also = ["code.python_exception"]
# hard = true
# why = "NumPy cannot allocate the dense grid on the driver; a retry with smaller cells fails alike, and the job's own error hides it."
# dress = ['zeppelin']
# name = "grid_fill"
# engine = "4.0"
# ///
import logging

import numpy as np
from pyspark.sql import SparkSession

logging.basicConfig(level=logging.INFO, format="%(levelname)-7s %(name)s: %(message)s")
logging.getLogger("py4j").setLevel(logging.WARNING)
log = logging.getLogger("grid")


class GridNotBuilt(RuntimeError):
    pass


def build(cells, size):
    grid = np.zeros((size, size), dtype="float64")
    for row in cells:
        grid[row.x % size, row.y % size] += row.n
    return grid


spark = SparkSession.builder.getOrCreate()
cells = spark.range(200).selectExpr("id % 17 as x", "id % 13 as y", "id as n").collect()
grid = None
for size in (40_000_000, 20_000_000):
    try:
        grid = build(cells, size)
        break
    except Exception as problem:
        log.warning("edge %d: %s", size, problem)
if grid is None:
    raise GridNotBuilt("grid of 2026-11-21 has no cells")
