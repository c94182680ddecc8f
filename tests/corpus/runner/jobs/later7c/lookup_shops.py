# /// scenario
# id = "c1487"
# kind = "timeout.broadcast"
# also = []
# why = "The side to be broadcast takes longer than spark.sql.broadcastTimeout."
# name = "lookup_shops"
# engine = "3.5"
# conf = { "spark.sql.broadcastTimeout" = "4", "spark.sql.adaptive.enabled" = "false" }
# ///
import time

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.getOrCreate()


@F.udf("string")
def opening(shop):
    time.sleep(0.4)
    return f"{shop % 12}:00"


shops = spark.range(0, 60, 1, 2).select(F.col("id").alias("shop"), opening("id").alias("opens"))
visits = spark.range(5000).selectExpr("id", "id % 60 AS shop")
visits.join(F.broadcast(shops), "shop").groupBy("opens").count().write.parquet("/mnt/out/visits_by_hour")
