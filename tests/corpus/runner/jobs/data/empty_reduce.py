# /// scenario
# id = "c102"
# kind = "data.empty_input"
# also = ["code.python_exception"]
# why = "The filter leaves no rows, reduce() of an empty RDD fails."
# name = "max_price"
# dress = ["ci"]
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
prices = spark.range(10).selectExpr("id", "id * 2.5 as price").where("price > 1000")
print(prices.rdd.map(lambda r: r.price).reduce(max))
