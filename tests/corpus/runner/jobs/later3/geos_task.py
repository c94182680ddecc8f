# /// scenario
# id = "c671"
# kind = "dependency.native_missing"
# also = ["code.udf_exception"]
# why = "A function in a task loads a shared library that the workers do not have."
# name = "point_in_area"
# engine = "3.4"
# ///
import ctypes

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def inside(rows):
    geos = ctypes.CDLL("libgeos_c.so.1")
    for row in rows:
        yield bool(geos.GEOSversion()) and row.id % 2 == 0


print(spark.range(100).rdd.mapPartitions(inside).filter(bool).count())
