# /// scenario
# id = "c1360"
# kind = "code.worker_crash"
# also = ["executor.lost"]
# hard = true
# why = "The executors' own logs are missing; the driver's tells that each executor ended with code 134, which is an abort of the process itself."
# name = "decode_frames"
# engine = "3.5"
# cluster = "standalone"
# dress = ["only:SPARK_DRIVER"]
# ///
from pyspark.sql import SparkSession


def decode(frames):
    import os
    import signal

    rows = [frame.id for frame in frames]
    if 17 in rows:
        os.kill(jvm_pid(), signal.SIGABRT)
    return iter([len(rows)])


def jvm_pid():
    import os

    pid = os.getppid()
    while True:
        with open(f"/proc/{pid}/comm") as f:
            if f.read().strip() == "java":
                return pid
        with open(f"/proc/{pid}/stat") as f:
            pid = int(f.read().rsplit(")", 1)[1].split()[1])


spark = SparkSession.builder.getOrCreate()
print(spark.range(0, 40, 1, 4).rdd.mapPartitions(decode).collect())
