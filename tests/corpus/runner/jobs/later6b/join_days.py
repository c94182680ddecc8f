# /// scenario
# id = "c1388"
# kind = "shuffle.fetch_failed"
# hard = true
# why = "Another layout of the log; the shuffle's files are gone from the worker's disk until the stage may not be tried again; crashed Python workers in the executors' logs are its echo."
# name = "join_days"
# engine = "3.4"
# cluster = "standalone"
# logging = "foreign_piped"
# dress = ["executors:2"]
# env = { SPARK_LOCAL_DIRS = "/mnt/shuffle" }
# [conf]
# "spark.shuffle.io.maxRetries" = "1"
# "spark.shuffle.io.retryWait" = "1s"
# "spark.stage.maxConsecutiveAttempts" = "2"
# "spark.sql.adaptive.enabled" = "false"
# ///
import pathlib
import threading
import time

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def tidy():
    while True:
        for path in pathlib.Path("/mnt/shuffle").rglob("shuffle_*_0.*"):
            path.unlink(missing_ok=True)
        time.sleep(0.02)


threading.Thread(target=tidy, daemon=True).start()
days = spark.range(0, 30000, 1, 3).selectExpr("id % 365 AS day", "id AS visit")
totals = days.groupBy("day").count().rdd.map(lambda r: (time.sleep(0.02), r.asDict())[1]).collect()
print(len(totals))
