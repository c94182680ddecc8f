# /// scenario
# id = "c664"
# kind = "dependency.python_module_missing"
# also = []
# why = "pandas' XML reader needs lxml, which is not installed."
# name = "read_feed"
# engine = "3.5"
# files = { "in/feed.xml" = "<rows><row><id>1</id></row></rows>\n" }
# ///
import pandas as pd
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
frame = pd.read_xml("/home/hadoop/in/feed.xml")
print(spark.createDataFrame(frame).count())
