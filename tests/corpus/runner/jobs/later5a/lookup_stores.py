# /// scenario
# id = "c1069"
# name = "lookup_stores"
# kind = "service.unavailable"
# also = ["code.udf_exception"]
# hard = true
# why = "The store service answers with 503 to a function in the tasks, which retells it; the driver prints a summary."
# engine = "3.5"
# services = ["http"]
# ///
import sys
import urllib.error
import urllib.request

from pyspark.sql import SparkSession, functions as F


class StoreUnknown(Exception):
    pass


def store(code):
    try:
        with urllib.request.urlopen(f"http://api.partner.example/status/503/{code}", timeout=8) as answer:
            return answer.read().decode()
    except urllib.error.URLError as problem:
        raise StoreUnknown(f"store {code}: {problem}")


spark = SparkSession.builder.getOrCreate()
try:
    spark.range(6).withColumn("store", F.udf(store, "string")("id")).write.mode("overwrite").parquet("/mnt/out/stores")
except Exception as problem:
    name = type(problem).__name__
    print(f"lookup ended after {name}, see the tasks")
    sys.exit(1)
