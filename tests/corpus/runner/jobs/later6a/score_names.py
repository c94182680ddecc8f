# /// scenario
# id = "c1339"
# kind = "none"
# hard = true
# why = "The quick way of scoring crashes the Python workers, the job falls back to the slow way as it means to, and ends well."
# name = "score_names"
# engine = "4.0"
# cluster = "standalone"
# conf = { "spark.task.maxFailures" = "2" }
# ///
import ctypes

from pyspark.sql import SparkSession
from pyspark.sql.functions import udf

spark = SparkSession.builder.getOrCreate()
names = spark.range(0, 200, 1, 2).selectExpr("id", "concat('name', id) as name")


@udf("int")
def quick(name):
    return ctypes.string_at(16, 4)[0]


@udf("int")
def slow(name):
    return sum(name.encode()) % 97


for way in (quick, slow):
    try:
        names.select("id", way("name").alias("score")).write.mode("overwrite").parquet("/mnt/out/scores")
        print("scored in the", way.__name__, "way:", spark.read.parquet("/mnt/out/scores").count(), flush=True)
        break
    except Exception as e:
        print(way.__name__, "way is not possible here, next one:", str(e).splitlines()[0][:120], flush=True)
else:
    raise SystemExit("no way left")
