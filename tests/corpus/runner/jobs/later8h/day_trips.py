# /// scenario
# id = "c1661"
# kind = "submit.bad_config"
# also = ["data.path_not_found"]
# why = "spark.eventLog.dir names a folder that does not exist, so no SparkContext starts."
# name = "day_trips"
# engine = "3.5"
# conf = { "spark.eventLog.enabled" = "true", "spark.eventLog.dir" = "file:///mnt/history/events" }
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("day_trips").getOrCreate()
trips = spark.range(7000).selectExpr("id AS trip", "id % 31 AS day")
trips.groupBy("day").count().orderBy("day").show()
