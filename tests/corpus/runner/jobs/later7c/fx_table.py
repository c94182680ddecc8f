# /// scenario
# id = "c1492"
# kind = "data.empty_input"
# also = ["code.python_exception"]
# why = "The delivered CSV file is empty, pandas finds no columns in it."
# name = "fx_table"
# engine = "4.0"
# before = "mkdir -p /mnt/in; : > /mnt/in/fx_2026-11-20.csv"
# ///
import pandas as pd
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
rates = pd.read_csv("/mnt/in/fx_2026-11-20.csv", sep=";", dtype={"currency": str, "rate": float})
spark.createDataFrame(rates).write.mode("overwrite").parquet("/mnt/out/fx")
