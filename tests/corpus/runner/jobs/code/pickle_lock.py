# /// scenario
# id = "c120"
# kind = "code.serialization"
# why = "The function shipped to the tasks holds a thread lock, which cannot be pickled."
# name = "counter"
# engine = "4.0"
# ///
import threading

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
lock = threading.Lock()
seen = {}


def once(row):
    with lock:
        seen[row.id] = True
    return row.id


spark.range(5).rdd.map(once).collect()
