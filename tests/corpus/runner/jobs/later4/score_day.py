# /// scenario
# id = "c905"
# kind = "code.bad_arguments"
# also = []
# why = "The command line holds an option that the job does not know."
# name = "score_day"
# engine = "4.0"
# args = ["--date", "2026-11-20", "--full-scan", "yes"]
# ///
import argparse

from pyspark.sql import SparkSession

parser = argparse.ArgumentParser()
parser.add_argument("--date", required=True)
parser.add_argument("--model", default="v4")
options = parser.parse_args()
spark = SparkSession.builder.getOrCreate()
print(options.date, spark.range(10).count())
