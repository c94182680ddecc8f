# /// scenario
# id = "c618"
# kind = "sql.syntax"
# also = []
# why = "An empty list leaves IN () in the statement."
# name = "templated_filter"
# engine = "3.4"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(100).selectExpr("id", "id % 7 as shop").createOrReplaceTempView("sales")
TEMPLATE = """
SELECT shop, count(*) AS n
FROM sales
WHERE shop IN ({shops})
GROUP BY shop
"""
spark.sql(TEMPLATE.format(shops=", ".join(str(s) for s in []))).show()
