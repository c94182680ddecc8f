# /// scenario
# id = "c137"
# kind = "dependency.python_module_missing"
# also = ["dependency.version_conflict", "code.python_exception"]
# why = "The installed library has no such name to import."
# name = "frames"
# dress = ["notebook", "crlf"]
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
from pandas import read_delta

print(read_delta)
