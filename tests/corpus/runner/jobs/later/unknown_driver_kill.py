# /// scenario
# id = "c265"
# kind = "unknown"
# also = ["memory.container_killed", "memory.python_oom", "code.python_exception"]
# hard = true
# why = "The Python driver is killed by a signal, the JVM only notices that it is gone."
# name = "pandas_heavy"
# engine = "3.4"
# ///
import os
import signal

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(50).toPandas()
os.kill(os.getpid(), signal.SIGKILL)
