# /// scenario
# id = "c1336"
# kind = "executor.lost"
# hard = true
# why = "Executors fall silent and miss their heartbeats until a task has failed too often; nothing in any log says why."
# name = "route_costs"
# engine = "3.5"
# cluster = "standalone"
# timeout = 200
# before = """
# (for n in $(seq 1 150); do sleep 1; for d in $(pgrep -f [p]yspark.daemon); do p=$(ps -o ppid= -p $d); [ $(ps -o etimes= -p $d) -ge 3 ] && [ $p -gt 1 ] && kill -STOP $p; done; [ $n -gt 45 ] && ! pgrep -f [S]parkSubmit >/dev/null && break; done) >/dev/null 2>&1 &
# """
# [conf]
# "spark.task.maxFailures" = "2"
# "spark.network.timeout" = "10s"
# "spark.network.timeoutInterval" = "4s"
# "spark.executor.heartbeatInterval" = "2s"
# ///
import sys
import time

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def costs(edges):
    for edge in edges:
        time.sleep(1)
        yield edge * 1.5


try:
    total = spark.sparkContext.range(120, numSlices=2).mapPartitions(costs).sum()
    print("total costs:", total)
except Exception as e:
    print("route costs are not complete,", len(str(e)), "characters of detail")
    sys.exit(6)
