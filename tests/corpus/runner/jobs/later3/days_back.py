# /// scenario
# id = "c657"
# kind = "code.bad_arguments"
# also = []
# why = "argparse wants a whole number and gets a date."
# name = "days_back"
# engine = "3.4"
# args = ["--table", "orders", "--days", "2026-11-20"]
# ///
import argparse

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
parser = argparse.ArgumentParser()
parser.add_argument("--table", required=True)
parser.add_argument("--days", type=int, default=7)
options = parser.parse_args()
print(spark.range(options.days).count())
