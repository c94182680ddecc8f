# /// scenario
# id = "c1283"
# kind = "data.commit_conflict"
# also = ["data.file_changed", "data.path_not_found"]
# hard = true
# why = "Two threads append to one folder; the commit of the quicker one removes the temporary folder that the slower one still writes to."
# name = "append_regions"
# engine = "3.5"
# conf = { "spark.master" = "local[4]" }
# ///
import time
from concurrent.futures import ThreadPoolExecutor

from pyspark.sql import SparkSession
from pyspark.sql.functions import udf

spark = SparkSession.builder.getOrCreate()


@udf("long")
def enrich(region, n):
    if region == "emea":
        time.sleep(0.5)
    return n * 3


def load(region, delay):
    time.sleep(delay)
    frame = spark.range(0, 16, 1, 1).selectExpr("id", f"'{region}' as region")
    frame.withColumn("score", enrich("region", "id")).write.mode("append").parquet("/mnt/lake/scores")
    return region


with ThreadPoolExecutor(2) as pool:
    for done in [pool.submit(load, "emea", 0), pool.submit(load, "apac", 1)]:
        print("loaded", done.result())
