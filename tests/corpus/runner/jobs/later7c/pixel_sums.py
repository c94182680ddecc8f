# /// scenario
# id = "c1517"
# kind = "none"
# also = []
# hard = true
# why = "The job succeeds: tasks that ran into the Python memory limit with large blocks were tried again with small ones."
# name = "pixel_sums"
# engine = "4.0"
# cluster = "standalone"
# conf = { "spark.executor.pyspark.memory" = "600m" }
# ///
from pyspark import TaskContext
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def sums(tiles):
    block = 400_000_000 if TaskContext.get().attemptNumber() == 0 else 4_000_000
    for t in tiles:
        pixels = bytearray(block) + bytes(block)
        yield t % 4, len(pixels) * 0 + t


totals = spark.sparkContext.parallelize(range(40), 2).mapPartitions(sums).reduceByKey(lambda a, b: a + b)
spark.createDataFrame(totals, "lane long, total long").orderBy("lane").show()
print("pixel sums finished with 0 errors")
spark.stop()
