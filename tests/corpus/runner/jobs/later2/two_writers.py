# /// scenario
# id = "c415"
# kind = "data.commit_conflict"
# also = ["data.path_not_found", "code.python_exception"]
# hard = true
# why = "Two threads append to one folder; the first commit removes the temporary folder of the second."
# name = "daily_parts"
# engine = "3.5"
# conf = { "spark.master" = "local[4]" }
# ///
from concurrent.futures import ThreadPoolExecutor

from pyspark.sql import SparkSession
from pyspark.sql.functions import udf

spark = SparkSession.builder.getOrCreate()


@udf("long")
def slow(n):
    import time

    time.sleep(6 if n >= 1000 else 2)
    return n


def write(start):
    spark.range(start, start + 1, 1, 1).select(slow("id").alias("id")).write.mode("append").parquet("/mnt/out/parts")
    return start


with ThreadPoolExecutor(2) as pool:
    print(sorted(pool.map(write, [0, 1000])))
