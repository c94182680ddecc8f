# /// scenario
# id = "c508"
# kind = "unknown"
# also = ["memory.container_killed"]
# hard = true
# why = "The driver's log ends in the middle of a stage; nothing says who ended it."
# name = "weekly_cube"
# engine = "3.5"
# timeout = 22
# kill_signal = 9
# job_run = { state = "FAILED" }
# ///
import time

from pyspark.sql import SparkSession
from pyspark.sql.functions import udf

spark = SparkSession.builder.getOrCreate()


@udf("long")
def cube(n):
    time.sleep(2)
    return n


for day in range(20):
    spark.range(2).select(cube("id")).collect()
    print("day", day, flush=True)
