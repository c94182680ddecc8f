# /// scenario
# id = "c1080"
# name = "all_pairs"
# kind = "memory.python_oom"
# also = ["code.python_exception"]
# hard = true
# why = "The driver's Python may not get more memory; the job prints the error's name, goes on, and then lacks the result."
# engine = "4.0"
# ///
import itertools
import resource

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
stores = [row.id for row in spark.range(9000).collect()]
resource.setrlimit(resource.RLIMIT_AS, (900 << 20, 900 << 20))
distances = {}
try:
    distances["near"] = [(a, b) for a, b in itertools.product(stores, stores) if a != b]
except Exception as problem:
    print("near:", type(problem).__name__, problem, flush=True)
print("pairs:", len(distances["near"]))
