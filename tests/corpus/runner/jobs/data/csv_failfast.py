# /// scenario
# id = "c096"
# kind = "data.malformed_record"
# hard = true
# also = ["code.udf_exception"]
# why = "A CSV line does not fit the schema in FAILFAST mode; earlier warnings speak of a slow disk and a missing file."
# name = "stock_load"
# logging = "full"
# [files]
# "in/a.csv" = "sku,units\n1,5\n2,many\n"
# ///
import logging

from pyspark.sql import SparkSession

logging.basicConfig(level=logging.WARNING)
spark = SparkSession.builder.getOrCreate()
try:
    spark.read.csv("/mnt/optional/adjustments.csv").count()
except Exception:
    logging.warning("no adjustments: FileNotFoundError, disk slow? continuing", exc_info=True)
spark.read.option("mode", "FAILFAST").option("header", True).schema("sku int, units int").csv("file:///home/hadoop/in/").agg({"units": "sum"}).show()
