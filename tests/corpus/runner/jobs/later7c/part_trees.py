# /// scenario
# id = "c1500"
# kind = "code.worker_crash"
# also = ["memory.container_killed", "memory.python_oom", "unknown"]
# hard = true
# why = "Python workers exit unexpectedly (the job's function recurses until the C stack ends); the driver prints only a sentence of its own."
# name = "part_trees"
# engine = "4.0"
# cluster = "standalone"
# conf = { "spark.task.maxFailures" = "2" }
# ///
import sys

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def depth(rows):
    sys.setrecursionlimit(10_000_000)

    def below(part):
        return 1 + max(map(below, parents.get(part, ())), default=0)

    for root, links in rows:
        parents = dict(links)
        yield root, below(root)


bills = [(0, [(n, (n + 1,)) for n in range(40)]), (1, [(n, (n % 50 + 1,)) for n in range(60)])]
try:
    print(spark.sparkContext.parallelize(bills, 2).mapPartitions(depth).collect())
except Exception:
    sys.exit("bills of material: depth unknown for some parts")
