# /// scenario
# id = "c240"
# kind = "sql.syntax"
# hard = true
# why = "A column expression has an operator too many; a handled missing table stands before it."
# name = "derive"
# engine = "3.4"
# logging = "iso"
# ///
from pyspark.sql import SparkSession
from pyspark.sql.functions import expr

spark = SparkSession.builder.getOrCreate()
try:
    known = spark.table("derived_before")
except Exception as error:
    print("WARN", error)
spark.range(3).withColumn("rate", expr("id ** 2 / 100")).show()
