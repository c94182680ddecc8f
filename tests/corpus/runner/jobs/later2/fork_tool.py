# /// scenario
# id = "c421"
# kind = "memory.python_oom"
# also = ["memory.container_killed", "code.udf_exception"]
# hard = true
# why = "The operating system refuses the memory map that the task asks for."
# name = "tile_cache"
# engine = "3.5"
# ///
import mmap

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def tiles(rows):
    scratch = [mmap.mmap(-1, 1 << 20)]
    for row in rows:
        scratch.append(mmap.mmap(-1, (row.id + 1) << 42))
        yield row.id


print("tiles", spark.range(80).repartition(1).rdd.mapPartitions(tiles).count())
