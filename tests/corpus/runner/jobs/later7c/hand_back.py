# /// scenario
# id = "c1473"
# kind = "executor.lost"
# also = []
# hard = true
# why = "Executors are terminated (SIGTERM, 143) again and again and nothing says why; the driver ends with a sentence of its own."
# name = "hand_back"
# engine = "3.5"
# cluster = "standalone"
# timeout = 150
# conf = { "spark.task.maxFailures" = "3" }
# ///
import os
import subprocess
import time

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def settle(rows):
    rows = list(rows)
    if rows[0] >= 500:
        time.sleep(1.5)
        daemon = os.getppid()
        parent = int(subprocess.check_output(["ps", "-o", "ppid=", "-p", str(daemon)]))
        os.kill(parent, 15)
        time.sleep(5)
    return rows


try:
    print(spark.sparkContext.parallelize(range(1000), 4).mapPartitions(settle).count())
except Exception:
    print("settlement postponed to the next window", flush=True)
    os._exit(1)
