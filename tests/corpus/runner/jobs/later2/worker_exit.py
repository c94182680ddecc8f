# /// scenario
# id = "c454"
# kind = "code.worker_crash"
# also = ["code.udf_exception"]
# hard = true
# why = "A library call ends the Python worker with its own exit code; Spark only sees the stream end."
# name = "ocr_pages"
# engine = "4.0"
# ///
import os

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def recognise(rows):
    for row in rows:
        if row.id == 61:
            os._exit(9)
        yield row.id


pages = spark.range(100).repartition(2).rdd
print("pages", pages.mapPartitions(recognise).count())
