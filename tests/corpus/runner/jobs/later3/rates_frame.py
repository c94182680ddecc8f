# /// scenario
# id = "c629"
# kind = "data.path_not_found"
# also = ["code.python_exception"]
# why = "pandas opens a file on the driver that is not there."
# name = "rates_frame"
# engine = "3.4"
# ///
import pandas as pd
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
rates = pd.read_csv("/mnt/reference/fx_rates.csv", parse_dates=["day"])
spark.createDataFrame(rates).createOrReplaceTempView("rates")
spark.sql("select max(day) from rates").show()
