# /// scenario
# id = "c124"
# kind = "code.exit_nonzero"
# why = "The job ends itself with sys.exit and a sentence: a check of its own found too few rows."
# name = "row_guard"
# ///
import sys

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
rows = spark.range(90).count()
if rows < 100:
    sys.exit(f"row guard: {rows} rows are fewer than 100, stopping with exit code 1")
