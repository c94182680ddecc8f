# /// scenario
# id = "c611"
# kind = "code.python_exception"
# also = []
# why = "The job takes the third part of a file name that has two; Python raises IndexError on the driver."
# name = "month_slices"
# engine = "4.0"
# logging = "iso"
# files = { "in/orders_2026.csv" = "id,amount\n1,2\n" }
# ///
import os

from pyspark.sql import SparkSession
from pyspark.sql import functions as f

spark = SparkSession.builder.getOrCreate()


def month_of(name):
    return name.removesuffix(".csv").split("_")[2]


frames = []
for name in sorted(os.listdir("/home/hadoop/in")):
    frame = spark.read.option("header", True).csv(f"file:///home/hadoop/in/{name}")
    frames.append(frame.withColumn("month", f.lit(month_of(name))))
print(len(frames))
