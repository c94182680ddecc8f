# /// scenario
# id = "c1407"
# kind = "code.bad_arguments"
# also = ["code.python_exception"]
# holdout = true
# why = "The environment variable STOCK_DATE that the job demands is not set."
# name = "stock_levels"
# engine = "3.5"
# ///
import os

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
day = os.environ["STOCK_DATE"]
spark.range(20).selectExpr("id AS sku", f"'{day}' AS day").write.mode("overwrite").parquet("/tmp/stock_levels")
