# /// scenario
# id = "c1399"
# kind = "sql.analysis"
# why = "A node's container log; a rank over a window stands in the WHERE clause."
# name = "top_sellers"
# engine = "3.4"
# dress = ["driver", "cri"]
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(900).selectExpr("id % 30 AS seller", "id * 7 % 100 AS cents").createOrReplaceTempView("sales")
print("sales:", spark.table("sales").count())
spark.sql("SELECT seller, sum(cents) AS s FROM sales WHERE row_number() OVER (PARTITION BY seller ORDER BY cents DESC) <= 3 GROUP BY seller").show()
