# /// scenario
# id = "c810"
# kind = "sql.analysis"
# also = []
# why = "The frame to write has two columns of one name."
# name = "join_out"
# engine = "4.0"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
orders = spark.range(9).selectExpr("id", "id * 2 as amount")
refunds = spark.range(9).selectExpr("id", "id as amount")
orders.join(refunds, "id").write.mode("overwrite").parquet("/mnt/out/netted")
