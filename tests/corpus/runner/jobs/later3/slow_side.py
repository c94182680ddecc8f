# /// scenario
# id = "c651"
# kind = "none"
# also = []
# why = "The broadcast is built in time: the run prints its count and ends well."
# name = "slow_side"
# engine = "3.4"
# conf = { "spark.sql.broadcastTimeout" = "3" }
# ///
import time

from pyspark.sql import SparkSession
from pyspark.sql.functions import broadcast, udf

spark = SparkSession.builder.getOrCreate()


@udf("long")
def lookup(value):
    time.sleep(2)
    return value


side = spark.range(0, 40, 1, 2).select(lookup("id").alias("id"))
print(spark.range(1000).join(broadcast(side), "id").count())
