# /// scenario
# id = "c019"
# kind = "data.commit_conflict"
# hard = true
# also = ["code.udf_exception", "code.python_exception"]
# why = "Several writers commit to the same Iceberg table with no retries left; the failed one surfaces through a thread pool."
# name = "fan_in"
# jars = ["iceberg"]
# engine = "4.0"
# ///
from concurrent.futures import ThreadPoolExecutor

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.sql("create table lake.raw.facts (id bigint, source int) using iceberg tblproperties "
          "('commit.retry.num-retries'='0', 'commit.retry.min-wait-ms'='1')")


def append(source):
    for _ in range(4):
        spark.range(10).selectExpr("id", f"{source} as source").coalesce(1).writeTo("lake.raw.facts").append()
    return source


with ThreadPoolExecutor(4) as pool:
    print(sum(pool.map(append, range(4))))
