# /// scenario
# id = "c659"
# kind = "code.exit_nonzero"
# also = ["unknown"]
# why = "The job ends itself with sys.exit and a text, after a check of its own."
# name = "freshness"
# engine = "3.4"
# ///
import sys

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
late = [row.id for row in spark.range(6).where("id % 4 = 3").collect()]
spark.stop()
if late:
    sys.exit(f"freshness check: {len(late)} of 6 tables are older than 24 hours")
