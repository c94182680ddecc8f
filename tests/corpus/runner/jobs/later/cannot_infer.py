# /// scenario
# id = "c239"
# kind = "data.empty_input"
# also = ["code.python_exception"]
# why = "The list of records is empty, no schema can be inferred."
# name = "api_rows"
# engine = "4.0"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
records = [r for r in [{"id": 1, "kept": False}] if r["kept"]]
spark.createDataFrame(records).write.parquet("/mnt/api")
