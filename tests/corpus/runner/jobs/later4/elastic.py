# /// scenario
# id = "c914"
# kind = "submit.bad_config"
# also = []
# hard = false
# why = "The least number of executors is larger than the largest."
# name = "elastic"
# engine = "3.4"
# cluster = "standalone"
# conf = { "spark.dynamicAllocation.enabled" = "true", "spark.dynamicAllocation.shuffleTracking.enabled" = "true", "spark.dynamicAllocation.minExecutors" = "8", "spark.dynamicAllocation.maxExecutors" = "4" }
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
print(spark.range(1000).count())
