# /// scenario
# id = "c1694"
# kind = "sql.syntax"
# also = []
# why = "The statement uses SELECT TOP 5, which Spark does not parse."
# name = "top_shops"
# engine = "4.0"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("top_shops").getOrCreate()
spark.range(4000).selectExpr("id % 31 AS shop", "id * 3 AS cents").createOrReplaceTempView("sales")
print("rows", spark.table("sales").count())
best = spark.sql(
    """
    SELECT TOP 5 shop, sum(cents) AS cents
    FROM sales
    GROUP BY shop
    ORDER BY cents DESC
    """
)
best.show()
