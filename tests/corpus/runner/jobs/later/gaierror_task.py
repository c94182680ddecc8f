# /// scenario
# id = "c216"
# kind = "network.unreachable"
# also = ["code.udf_exception"]
# hard = true
# why = "The lookup service's name cannot be resolved in the tasks; the job shows only a count."
# name = "lookup"
# engine = "4.0"
# ///
import socket

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def ask(rows):
    for row in rows:
        with socket.create_connection(("lookup.svc.cluster.local", 8080), timeout=3) as line:
            yield line.recv(10)


try:
    print(spark.range(6).repartition(2).rdd.mapPartitions(ask).count())
except Exception as error:
    print("rows looked up: 0")
    raise SystemExit("lookup incomplete")
