# /// scenario
# id = "c461"
# kind = "code.bad_arguments"
# also = ["code.exit_nonzero"]
# why = "argparse does not accept the value given for --layer."
# name = "build_layer"
# engine = "4.0"
# args = ["--layer", "platinum", "--day", "2026-11-20"]
# ///
import argparse

from pyspark.sql import SparkSession

parser = argparse.ArgumentParser(prog="build_layer")
parser.add_argument("--layer", choices=["bronze", "silver", "gold"], required=True)
parser.add_argument("--day", required=True)
spark = SparkSession.builder.appName("build_layer").getOrCreate()
args = parser.parse_args()
spark.range(3).write.parquet(f"/mnt/{args.layer}")
