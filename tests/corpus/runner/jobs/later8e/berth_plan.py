# /// scenario
# id = "c1570"
# kind = "executor.lost"
# also = []
# hard = true
# why = "Executors are terminated (SIGTERM, 143) again and again with no deeper evidence; that their Python workers exit is the consequence."
# name = "berth_plan"
# engine = "4.0"
# cluster = "standalone"
# conf = { "spark.task.maxFailures" = "3" }
# ///
import os
import subprocess
import time

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def plan(berth):
    time.sleep(2)
    if berth % 4 == 3:
        daemon = os.getppid()
        os.kill(int(subprocess.check_output(["ps", "-o", "ppid=", "-p", str(daemon)])), 15)
        time.sleep(20)
    return berth, berth * 7 % 24


print(spark.sparkContext.parallelize(range(8), 2).map(plan).collectAsMap())
