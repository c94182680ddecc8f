# /// scenario
# id = "c637"
# kind = "data.malformed_record"
# also = []
# why = "parse_json meets a payload that ends early."
# name = "payloads"
# engine = "4.0"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
rows = [(1, '{"a": 1}'), (2, '{"a": [1, 2'), (3, "[]")]
spark.createDataFrame(rows, "id int, body string").selectExpr("id", "parse_json(body) as v").write.parquet("/mnt/out/payloads")
