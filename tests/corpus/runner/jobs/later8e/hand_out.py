# /// scenario
# id = "c1571"
# kind = "dependency.python_module_missing"
# also = []
# why = "pandas is asked for the engine fastparquet, which is not installed."
# name = "hand_out"
# engine = "3.5"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
members = spark.range(90).selectExpr("id AS member", "id % 4 AS club", "concat('M', id) AS card")
members.toPandas().to_parquet("/mnt/members.parquet", engine="fastparquet", index=False)
