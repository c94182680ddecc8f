# /// scenario
# id = "c110"
# kind = "sql.analysis"
# also = ["sql.unresolved_column"]
# why = "After the join the column id is ambiguous."
# name = "join_customers"
# dress = ["prefix:[run-%n] "]
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
a = spark.range(5).withColumnRenamed("id", "id")
b = spark.range(3).selectExpr("id", "id * 2 as twice")
a.alias("a").join(b.alias("b"), a.id == b.id).select("id").show()
