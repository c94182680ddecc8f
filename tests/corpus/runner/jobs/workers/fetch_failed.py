# /// scenario
# id = "c054"
# kind = "shuffle.fetch_failed"
# why = "Shuffle files are removed from the workers' disks, stages fail on fetching until the limit."
# name = "wide_join"
# cluster = "standalone"
# env = { SPARK_LOCAL_DIRS = "/mnt/shuffle" }
# [conf]
# "spark.shuffle.io.maxRetries" = "1"
# "spark.shuffle.io.retryWait" = "1s"
# "spark.stage.maxConsecutiveAttempts" = "2"
# "spark.sql.adaptive.enabled" = "false"
# ///
import glob
import os
import threading
import time

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
done = threading.Event()


def sweep():
    while not done.is_set():
        for path in glob.glob("/mnt/shuffle/**/shuffle_*.data", recursive=True) + glob.glob("/mnt/shuffle/**/shuffle_*.index", recursive=True):
            try:
                os.unlink(path)
            except OSError:
                pass
        time.sleep(0.02)


threading.Thread(target=sweep, daemon=True).start()
counts = spark.range(20000).rdd.map(lambda r: (r.id % 97, 1)).groupByKey(4).mapValues(lambda v: (time.sleep(0.01), sum(v))[1])
print(counts.collect()[:3])
