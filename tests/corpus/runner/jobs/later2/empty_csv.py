# /// scenario
# id = "c408"
# kind = "data.empty_input"
# also = ["code.python_exception"]
# why = "The partner's file is empty, pandas finds no columns in it."
# name = "partner_prices"
# engine = "4.0"
# before = "mkdir -p /mnt/in && : > /mnt/in/prices.csv"
# ///
import pandas as pd
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
prices = spark.createDataFrame(pd.read_csv("/mnt/in/prices.csv"))
prices.groupBy("sku").avg("price").write.parquet("/mnt/out/prices")
