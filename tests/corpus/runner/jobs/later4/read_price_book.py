# /// scenario
# id = "c915"
# kind = "dependency.python_module_missing"
# also = []
# why = "pandas needs openpyxl to read the price book, and it is not installed."
# name = "read_price_book"
# engine = "3.5"
# files = { "in/book.xlsx" = "PK" }
# ///
import pandas as pd
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
book = pd.read_excel("/home/hadoop/in/book.xlsx", engine="openpyxl")
spark.createDataFrame(book).write.parquet("/mnt/out/book")
