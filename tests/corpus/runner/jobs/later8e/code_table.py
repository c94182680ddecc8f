# /// scenario
# id = "c1560"
# kind = "code.serialization"
# also = []
# why = "The task function holds a generator, which cannot be pickled."
# name = "code_table"
# engine = "4.0"
# ///
from itertools import count

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
numbers = (f"K{n:05d}" for n in count(1))


def coded(row):
    return row.id, next(numbers)


print(spark.range(200).rdd.map(coded).take(5))
