# /// scenario
# id = "c586"
# kind = "data.corrupt_file"
# also = ["service.metastore"]
# hard = true
# why = "The table's newest metadata file is cut off."
# name = "stock_levels"
# engine = "3.5"
# jars = ["iceberg"]
# before = "mkdir -p /mnt/lake"
# ///
import glob

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.sql("create table lake.wh.stock (sku string, n int) using iceberg")
spark.sql("insert into lake.wh.stock values ('a', 1)")
newest = sorted(glob.glob("/mnt/lake/wh/stock/metadata/v*.metadata.json"))[-1]
text = open(newest).read()
open(newest, "w").write(text[: len(text) // 2])
for crc in glob.glob("/mnt/lake/wh/stock/metadata/.*.crc"):
    import os

    os.remove(crc)
spark.catalog.clearCache()
spark.sql("refresh table lake.wh.stock")
print(spark.newSession().table("lake.wh.stock").count())
