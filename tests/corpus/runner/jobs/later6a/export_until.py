# /// scenario
# id = "c1324"
# kind = "code.bad_arguments"
# hard = true
# why = "The job gets an option that it does not know; it prints its help text, which speaks of other errors, and ends with code 64."
# name = "export_until"
# engine = "3.5"
# args = ["--table", "orders", "--untill", "2026-11-20"]
# ///
import getopt
import os
import sys

from pyspark.sql import SparkSession

HELP = """export_until 2.2

  -t, --table NAME    table to export (error 'Table not found': see --catalog)
  -u, --until DATE    last day
  -c, --catalog NAME  other catalog than the default
  -m, --memory SIZE   more memory for wide tables (java.lang.OutOfMemoryError)
"""
spark = SparkSession.builder.getOrCreate()
try:
    options, rest = getopt.gnu_getopt(sys.argv[1:], "t:u:c:m:", ["table=", "until=", "catalog=", "memory="])
except getopt.GetoptError as e:
    print(HELP)
    print(f"{os.path.basename(sys.argv[0])}: {e}")
    spark.stop()
    sys.exit(64)
print(dict(options), spark.range(10).count())
