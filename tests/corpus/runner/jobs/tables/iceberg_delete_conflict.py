# /// scenario
# id = "c018"
# kind = "data.commit_conflict"
# why = "Iceberg refuses to commit the delete: another commit rewrote the files that it had read."
# name = "purge_events"
# jars = ["iceberg"]
# ///
import threading
import time

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.sql("create table lake.raw.events (id bigint, kind string) using iceberg")
spark.range(24).selectExpr("id", "'click' as kind").coalesce(1).writeTo("lake.raw.events").append()
spark.udf.register("stale", lambda i: (time.sleep(0.25), i % 2 == 0)[1], "boolean")
threading.Timer(3, lambda: spark.sql("delete from lake.raw.events where id % 3 = 0")).start()
spark.sql("delete from lake.raw.events where stale(id)")
