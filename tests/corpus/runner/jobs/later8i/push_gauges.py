# /// scenario
# id = "c1679"
# kind = "network.timeout"
# also = ["code.udf_exception", "network.unreachable"]
# why = "The collector of the readings does not answer the tasks that connect to it: timed out."
# name = "push_gauges"
# engine = "4.0"
# conf = { "spark.task.maxFailures" = "1" }
# ///
import socket

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
gauges = spark.range(0, 400, 1, 2).selectExpr("concat('river.', id % 20) AS gauge", "id % 90 AS level")


def push(rows):
    lines = "".join(f"{r.gauge} {r.level} 1763798400\n" for r in rows)
    with socket.create_connection(("10.66.0.21", 2003), timeout=8) as collector:
        collector.sendall(lines.encode())


print("readings:", gauges.count())
gauges.foreachPartition(push)
spark.stop()
