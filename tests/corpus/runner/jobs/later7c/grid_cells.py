# /// scenario
# id = "c1497"
# kind = "dependency.python_module_missing"
# also = ["dependency.version_conflict", "code.udf_exception"]
# hard = true
# why = "The workers have an older copy of the module acme_grid than the driver, without the name that the function imports."
# name = "grid_cells"
# engine = "3.5"
# cluster = "standalone"
# env = { PYTHONPATH = "/mnt/libs/release-8" }
# conf = { "spark.executorEnv.PYTHONPATH" = "/mnt/libs/release-7" }
# before = "mkdir -p /mnt/libs/release-7 /mnt/libs/release-8; echo 'def cell(x, y): return x // 9, y // 9' > /mnt/libs/release-7/acme_grid.py; cp /mnt/libs/release-7/acme_grid.py /mnt/libs/release-8/; echo 'def hexagon(x, y): return x // 7, y // 8' >> /mnt/libs/release-8/acme_grid.py"
# ///
import logging

from acme_grid import hexagon
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.getOrCreate()
print("sample", hexagon(14, 70))
points = spark.range(500).selectExpr("id % 90 AS x", "id % 70 AS y")


@F.udf("string")
def cell(x, y):
    from acme_grid import hexagon

    return "%d:%d" % hexagon(x, y)


try:
    points.groupBy(cell("x", "y").alias("cell")).count().write.parquet("/mnt/out/cells")
except Exception as e:
    logging.error("cells not counted: %.60s", str(e).strip())
    raise SystemExit(1)
