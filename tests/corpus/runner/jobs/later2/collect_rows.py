# /// scenario
# id = "c419"
# kind = "memory.driver_oom"
# also = ["memory.result_too_large"]
# hard = true
# why = "All rows are collected to a driver of 480 MB; executors are well."
# name = "export_feed"
# engine = "3.5"
# cluster = "standalone"
# [conf]
# "spark.driver.memory" = "480m"
# "spark.driver.maxResultSize" = "0"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
feed = spark.range(0, 400_000, 1, 8).selectExpr("id", "repeat(md5(string(id)), 40) as body")
with open("/mnt/feed.txt", "w") as out:
    for row in feed.collect():
        out.write(f"{row.id};{row.body}\n")
