# /// scenario
# id = "c236"
# kind = "data.malformed_record"
# hard = true
# why = "from_json meets a broken record in FAILFAST mode; the record quotes a socket time-out."
# name = "cells"
# engine = "4.0"
# dress = ["notebook"]
# ///
from pyspark.sql import SparkSession
from pyspark.sql.functions import from_json

spark = SparkSession.builder.getOrCreate()
raw = spark.createDataFrame([('{"id": 1}',), ('{"id": 2, "note": "java.net.SocketTimeoutException"',)], ["value"])
raw.select(from_json("value", "id int, note string", {"mode": "FAILFAST"}).alias("e")).selectExpr("e.*").write.parquet("/mnt/cells")
