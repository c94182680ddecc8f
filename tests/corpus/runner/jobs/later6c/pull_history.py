# /// scenario
# id = "c1439"
# kind = "memory.result_too_large"
# also = []
# hard = true
# holdout = true
# why = "The collected results are over spark.driver.maxResultSize; the job prints the exception's class and the length of its text."
# name = "pull_history"
# engine = "3.5"
# conf = { "spark.driver.maxResultSize" = "2m" }
# ///
import sys

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
history = spark.range(0, 60000, 1, 6).selectExpr("id", "uuid() AS visit", "uuid() AS page")
print("visits:", history.count())
try:
    rows = history.collect()
except Exception as e:
    sys.exit(f"history not pulled: {type(e).__name__} with {len(str(e))} characters")
print(len(rows))
