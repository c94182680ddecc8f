# /// scenario
# id = "c1261"
# kind = "code.bad_arguments"
# why = "The command line lacks two options that the job demands; its usage text stands on standard error."
# name = "ledger_export"
# engine = "3.5"
# args = ["--run-date", "2026-11-20"]
# dress = ["logstail:00fr7c8k0yga0809"]
# ///
import argparse

from pyspark.sql import SparkSession

parser = argparse.ArgumentParser(prog="ledger_export")
parser.add_argument("--run-date", required=True)
parser.add_argument("--target", required=True, help="schema to write to")
parser.add_argument("--company", required=True, type=int)
options = parser.parse_args()
spark = SparkSession.builder.getOrCreate()
spark.range(options.company).write.saveAsTable(f"{options.target}.ledger")
