# /// scenario
# id = "c272"
# kind = "memory.python_oom"
# also = ["code.udf_exception"]
# hard = true
# why = "A task's Python process cannot allocate; the function raises its own error from the MemoryError, and the job retries once."
# name = "matrix_tasks"
# engine = "3.4"
# ///
import resource

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def build(rows):
    resource.setrlimit(resource.RLIMIT_AS, (800_000_000, 800_000_000))
    try:
        table = [bytearray(100_000_000) for _ in rows]
    except MemoryError as error:
        raise ValueError("row 3 has a length that is not supported") from error
    yield len(table)


for attempt in range(2):
    try:
        print(spark.sparkContext.parallelize(range(40), 2).mapPartitions(build).sum())
        break
    except Exception as error:
        print("attempt", attempt, "failed:", type(error).__name__)
else:
    raise SystemExit("matrix_tasks: giving up")
