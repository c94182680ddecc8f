# /// scenario
# id = "c106"
# kind = "sql.unresolved_column"
# why = "A struct has no field of this name."
# name = "flatten"
# engine = "4.0"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
events = spark.sql("select named_struct('id', 1, 'country', 'DE') as user, 3 as n")
events.selectExpr("user.id", "user.region", "n").show()
