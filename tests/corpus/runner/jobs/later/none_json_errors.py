# /// scenario
# id = "c262"
# kind = "none"
# hard = true
# why = "Tasks fail twice each and succeed on their third attempt."
# name = "flaky_model"
# engine = "4.0"
# logging = "json"
# conf = { "spark.master" = "local[2,4]" }
# ///
from pyspark import TaskContext
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def model(rows):
    if TaskContext.get().attemptNumber() < 2:
        raise MemoryError("model cache full")
    yield from rows


print(spark.range(6).repartition(2).rdd.mapPartitions(model).count())
spark.stop()
