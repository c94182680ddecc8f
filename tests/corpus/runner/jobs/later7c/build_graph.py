# /// scenario
# id = "c1519"
# kind = "memory.container_killed"
# also = ["executor.lost"]
# hard = true
# why = "Executors are killed (exit 137) again and again and nothing deeper is in any log; the driver ends with an error of its own."
# name = "build_graph"
# engine = "3.5"
# cluster = "standalone"
# timeout = 150
# conf = { "spark.task.maxFailures" = "3" }
# ///
import os
import subprocess
import time

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def edges(batches):
    for frame in batches:
        parent = subprocess.check_output(["ps", "-o", "ppid=", "-p", str(os.getppid())])
        held = [bytes(1_000_000) for _ in range(120)]
        time.sleep(1)
        os.kill(int(parent), 9)
        time.sleep(5)
        yield frame


nodes = spark.range(0, 4000, 1, 4).selectExpr("id", "id % 50 AS other")
try:
    nodes.mapInPandas(edges, "id long, other long").write.mode("overwrite").parquet("/mnt/out/edges")
except Exception:
    raise RuntimeError("graph 2026-47 has no edges, build stopped") from None
