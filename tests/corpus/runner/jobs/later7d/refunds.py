# /// scenario
# id = "c1521"
# kind = "sql.analysis"
# also = ["sql.unresolved_column"]
# why = "After the join the column store is ambiguous, both sides bring it."
# name = "refunds"
# engine = "3.5"
# ///
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.getOrCreate()
sales = spark.range(400).selectExpr("id AS sale", "id % 12 AS store", "id * 2 AS amount")
returned = spark.range(0, 400, 9).selectExpr("id AS sale", "id % 12 AS store", "id AS refund")
print("returned:", returned.count())
joined = sales.join(returned, sales.sale == returned.sale, "left")
joined.groupBy("store").agg(F.sum("refund"), F.sum("amount")).write.parquet("/mnt/out/refunds")
