# /// scenario
# id = "c765"
# kind = "code.udf_exception"
# also = ["data.malformed_record"]
# hard = true
# why = "A function in a task cannot decode bytes; the tasks before were retried on a cluster and the driver prints only a summary."
# name = "decode_lines"
# engine = "3.5"
# cluster = "standalone"
# ///
import sys

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
blobs = [b"caf\xc3\xa9", b"caf\xe9", b"tea"]


def decode(rows):
    return [blobs[row % 3].decode("utf-8") for row in rows]


try:
    spark.sparkContext.parallelize(range(12), 3).mapPartitions(decode).collect()
except Exception as problem:
    print("decode step:", problem.__class__.__name__, file=sys.stdout, flush=True)
    sys.exit(2)
