# /// scenario
# id = "c1376"
# kind = "data.malformed_record"
# why = "A collector's syslog file; a row of the feed has a text where a number should be, in FAILFAST mode."
# name = "clean_feed"
# engine = "4.0"
# dress = ["rfc5424:spark-submit"]
# [files]
# "feed/part1.csv" = """
# id,price
# 1,10.5
# 2,11.0
# """
# "feed/part2.csv" = """
# id,price
# 3,12.25
# 4,twelve
# """
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
feed = spark.read.schema("id int, price double").option("header", True).option("mode", "FAILFAST").csv("/home/hadoop/feed")
print("rows:", feed.where("price > 0").count())
