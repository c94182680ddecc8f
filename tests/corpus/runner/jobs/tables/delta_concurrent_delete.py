# /// scenario
# id = "c016"
# kind = "data.commit_conflict"
# also = ["code.python_exception"]
# why = "A slow Delta update loses to another job that deleted the files it had read."
# state_details = '''Job failed, please check complete logs in configured logging destination. ExitCode: 1. Last few exceptions: Traceback (most recent call last): py4j.protocol.Py4JJavaError: An error occurred while calling o37.sql...'''
# name = "gdpr_update"
# jars = ["delta"]
# ///
import threading
import time

from pyspark.sql import SparkSession
from pyspark.sql.functions import udf

spark = SparkSession.builder.getOrCreate()
spark.range(20).selectExpr("id", "'x' as email").coalesce(1).write.format("delta").save("/mnt/lake/users")


@udf("string")
def mask(value):
    time.sleep(0.3)
    return "***"


spark.udf.register("mask", mask)
rival = threading.Timer(2.5, lambda: spark.sql("delete from delta.`/mnt/lake/users` where id > 3"))
rival.start()
spark.sql("update delta.`/mnt/lake/users` set email = mask(email) where id > 1")
