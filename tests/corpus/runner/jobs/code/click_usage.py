# /// scenario
# id = "c123"
# kind = "code.bad_arguments"
# hard = true
# also = ["code.exit_nonzero"]
# why = "argparse rejects the value of --mode; INFO lines follow it and the exit code is 2."
# state_details = '''Job failed, please check complete logs in configured logging destination. ExitCode: 2.'''
# name = "load_table"
# args = ["--table", "orders", "--mode", "upsertt"]
# engine = "4.0"
# dress = ["merge"]
# ///
import argparse

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(3).count()
parser = argparse.ArgumentParser()
parser.add_argument("--table", required=True)
parser.add_argument("--mode", choices=["append", "overwrite", "upsert"])
options = parser.parse_args()
print(options)
