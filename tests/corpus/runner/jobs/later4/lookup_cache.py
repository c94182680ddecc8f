# /// scenario
# id = "c933"
# kind = "network.timeout"
# also = ["code.udf_exception"]
# hard = true
# why = "A server of the partner swallows the connections that the tasks open; the function's error names the batch only."
# name = "lookup_cache"
# engine = "4.0"
# ///
import socket

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


class BatchError(Exception):
    pass


def lookup(rows):
    rows = list(rows)
    try:
        with socket.create_connection(("feeds.partner.example", 6379), timeout=4) as link:
            for row in rows:
                link.sendall(f"GET {row.id}\r\n".encode())
                yield link.recv(64)
    except OSError as problem:
        raise BatchError(f"batch of {len(rows)}") from problem


print(spark.range(20).repartition(2).rdd.mapPartitions(lookup).count())
