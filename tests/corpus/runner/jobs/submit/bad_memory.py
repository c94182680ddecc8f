# /// scenario
# id = "c128"
# kind = "submit.bad_config"
# why = "The executor memory setting is no size."
# name = "etl"
# cluster = "standalone"
# conf = { "spark.executor.memory" = "4 gigs" }
# ///
from pyspark.sql import SparkSession

SparkSession.builder.getOrCreate().range(5).show()
