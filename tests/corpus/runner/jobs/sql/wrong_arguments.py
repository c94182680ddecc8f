# /// scenario
# id = "c109"
# kind = "sql.function_not_found"
# also = ["sql.analysis"]
# why = "substring_index is called with two arguments instead of three."
# name = "split_path"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.sql("select 'a/b/c' as path").selectExpr("substring_index(path, '/') as first").show()
