# /// scenario
# id = "c1664"
# kind = "code.worker_crash"
# also = []
# why = "The tasks' Python overflows its C stack (a raised recursion limit) and dies of a segmentation fault, as faulthandler shows."
# name = "part_trees"
# engine = "3.5"
# cluster = "standalone"
# conf = { "spark.python.worker.faulthandler.enabled" = "true", "spark.task.maxFailures" = "2" }
# ///
import pickle
import sys

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
machines = spark.sparkContext.parallelize(range(12), 2)


def tree(machine):
    sys.setrecursionlimit(10_000_000)
    node = []
    for part in range(400_000):
        node = [part, node]
    return machine, len(pickle.dumps(node))


print(machines.map(tree).collect())
