# /// scenario
# id = "c1383"
# kind = "memory.container_killed"
# why = "The log simply stops; the state text tells that the worker was killed for its memory."
# name = "shape_tiles"
# engine = "3.5"
# timeout = 25
# kill_signal = 9
# state_details = "Job failed, please check complete logs in configured logging destination. ExitCode: 137. Last few exceptions: Worker has been killed as memory usage exceeded configured memory size, consider increasing memory size..."
# job_run = { state = "FAILED" }
# ///
import time

import numpy as np
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
tiles = [r.id for r in spark.range(2000).collect()]
shapes = []
for tile in tiles:
    shapes.append(np.full((64, 64), tile, dtype="float32"))
    time.sleep(0.05)
