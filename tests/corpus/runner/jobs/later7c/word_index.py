# /// scenario
# id = "c1491"
# kind = "memory.python_oom"
# also = ["code.udf_exception"]
# why = "The function of a map builds an index larger than the Python worker's memory limit (MemoryError)."
# name = "word_index"
# engine = "3.5"
# cluster = "standalone"
# conf = { "spark.executor.pyspark.memory" = "600m", "spark.task.maxFailures" = "2" }
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def index(pages):
    positions = bytearray()
    for page in pages:
        positions.extend(page.to_bytes(8, "big") * 4_000_000)
    yield len(positions)


print(spark.sparkContext.parallelize(range(400), 2).mapPartitions(index).sum())
