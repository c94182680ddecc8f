# /// scenario
# id = "c1042"
# name = "follow_clicks"
# also = []
# kind = "sql.table_not_found"
# why = "The stream reads a table that the catalog does not hold."
# engine = "3.5"
# ///
from pyspark.sql import SparkSession, functions as F

spark = SparkSession.builder.getOrCreate()
spark.sql("create database if not exists web location '/mnt/lake/web'")
clicks = spark.readStream.table("web.clicks_raw")
per_page = clicks.groupBy("page", F.window("at", "10 minutes")).count()
per_page.writeStream.outputMode("complete").format("console").option("checkpointLocation", "/mnt/ck/clicks").start().awaitTermination()
