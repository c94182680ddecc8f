# /// scenario
# id = "c1530"
# kind = "code.bad_arguments"
# also = []
# why = "The mode given to the job is none of those that it knows (argparse, exit 2)."
# name = "rebuild_index"
# engine = "4.0"
# args = ["--mode", "incremental", "--day", "2026-11-20"]
# ///
import argparse

from pyspark.sql import SparkSession

parser = argparse.ArgumentParser(description="Rebuilds the search index.")
parser.add_argument("--mode", choices=["full", "delta"], required=True)
parser.add_argument("--day", required=True)
options = parser.parse_args()
spark = SparkSession.builder.getOrCreate()
spark.range(100).selectExpr("id", f"'{options.day}' AS day").write.mode("overwrite").json("/mnt/out/index")
