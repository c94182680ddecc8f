# /// scenario
# id = "c656"
# kind = "code.serialization"
# also = ["code.python_exception"]
# hard = true
# why = "A generator is caught in a closure and cannot be pickled; the job's step runner raises its own error."
# name = "line_source"
# engine = "4.0"
# ///
import sys
import traceback

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
numbers = (n * n for n in range(100))


def enrich():
    return spark.sparkContext.parallelize(range(10), 2).map(lambda x: x + next(numbers)).sum()


failures = []
for step in (enrich,):
    try:
        step()
    except Exception:
        traceback.print_exc(file=sys.stdout)
        failures.append(step.__name__)
if failures:
    raise RuntimeError("steps with problems: " + ", ".join(failures))
