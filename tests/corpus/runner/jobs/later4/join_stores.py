# /// scenario
# id = "c888"
# kind = "sql.unresolved_column"
# also = []
# why = "The column to join on is missing on one side."
# name = "join_stores"
# engine = "3.5"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
sales = spark.range(60).selectExpr("id % 6 as store_id", "id * 2 as cents")
stores = spark.range(6).selectExpr("id", "concat('store ', id) as label")
sales.join(stores, on=["store_id"], how="left").groupBy("label").sum("cents").show()
