# /// scenario
# id = "c1296"
# kind = "memory.python_oom"
# also = ["code.udf_exception"]
# hard = true
# why = "The workers' Python may not map the index file into its limited memory; the system refuses with errno 12, the driver prints a count only."
# name = "index_lookup"
# engine = "3.5"
# cluster = "standalone"
# [conf]
# "spark.executor.pyspark.memory" = "700m"
# "spark.task.maxFailures" = "2"
# ///
import sys

import numpy as np
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
sc = spark.sparkContext
with open("/mnt/index.bin", "wb") as file:
    file.truncate(1_400_000_000)


def look_up(keys):
    index = np.memmap("/mnt/index.bin", dtype="int64", mode="r")
    for key in keys:
        yield int(index[key])


done = 0
for part in range(2):
    try:
        done += sc.range(part * 50, part * 50 + 50, numSlices=2).mapPartitions(look_up).count()
    except Exception:
        print(f"part {part} was skipped")
print(f"{done} of 100 keys looked up")
sys.exit(0 if done == 100 else 8)
