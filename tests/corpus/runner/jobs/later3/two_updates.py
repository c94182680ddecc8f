# /// scenario
# id = "c642"
# kind = "dependency.python_module_missing"
# also = []
# why = "The job's environment lacks the delta package, so that the import fails before any table is read."
# name = "two_updates"
# engine = "3.4"
# jars = ["delta"]
# ///
import threading
import time

from delta.tables import DeltaTable
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
PATH = "/mnt/lake/positions"
spark.range(20).selectExpr("id", "0 as seen").write.format("delta").save(PATH)


def slow(value):
    time.sleep(0.4)
    return value + 1


spark.udf.register("slow", slow, "int")


def append():
    time.sleep(4)
    for n in range(3):
        spark.range(100 + n, 105 + n).selectExpr("id", "0 as seen").write.format("delta").mode("append").save(PATH)


other = threading.Thread(target=append)
other.start()
DeltaTable.forPath(spark, PATH).update("id >= 0", {"seen": "slow(seen)"})
other.join()
