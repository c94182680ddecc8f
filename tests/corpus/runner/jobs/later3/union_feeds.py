# /// scenario
# id = "c624"
# kind = "sql.analysis"
# also = ["data.schema_mismatch"]
# why = "UNION of two frames with different numbers of columns."
# name = "union_feeds"
# engine = "3.5"
# ///
from functools import reduce

from pyspark.sql import DataFrame, SparkSession

spark = SparkSession.builder.getOrCreate()
feeds = [
    spark.range(5).selectExpr("id", "'a' as feed"),
    spark.range(5).selectExpr("id", "'b' as feed", "current_date() as loaded"),
]
reduce(DataFrame.union, feeds).show()
