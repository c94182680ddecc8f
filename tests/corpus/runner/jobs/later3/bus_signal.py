# /// scenario
# id = "c654"
# kind = "code.worker_crash"
# also = []
# why = "The Python worker ends by a signal in native code while it computes a batch."
# name = "hash_batches"
# engine = "3.4"
# ///
import ctypes

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def hashes(batches):
    for batch in batches:
        if batch.num_rows > 10:
            ctypes.memset(ctypes.c_void_p(8), 0, batch.num_rows)
        yield batch


print(spark.range(200).mapInArrow(hashes, "id long").count())
