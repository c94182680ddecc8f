# /// scenario
# id = "c1663"
# kind = "memory.python_oom"
# also = ["code.udf_exception"]
# hard = true
# why = "The Python workers cannot map their page buffer within the memory limit (errno 12); the driver prints only a sentence of its own, the optional index that was missing before was handled."
# name = "ocr_pages"
# engine = "4.0"
# cluster = "standalone"
# conf = { "spark.executor.pyspark.memory" = "400m", "spark.task.maxFailures" = "2" }
# ///
import logging
import mmap
import sys

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
try:
    index = spark.read.parquet("/mnt/in/index")
except Exception as e:
    logging.warning("no index yet: %s", str(e).splitlines()[0])
    index = spark.range(0)
pages = spark.sparkContext.parallelize(range(60), 2)
print("pages:", pages.count(), "known:", index.count())


def read(ids):
    buffer = mmap.mmap(-1, 768 * 1024 * 1024)
    for i in ids:
        buffer[i * 4096 : i * 4096 + 4] = b"page"
        yield i, buffer.find(b"page", i * 4096)


try:
    print("read:", pages.mapPartitions(read).count())
except Exception:
    print("pages of the night are left for the morning shift")
    sys.exit(1)
