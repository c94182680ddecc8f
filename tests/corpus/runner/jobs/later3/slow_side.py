# /// scenario
# id = "c651"
# holdout = true
# kind = "timeout.broadcast"
# also = []
# why = "The broadcast side of a join takes longer than spark.sql.broadcastTimeout."
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
