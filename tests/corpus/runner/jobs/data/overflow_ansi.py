# /// scenario
# id = "c098"
# kind = "data.invalid_value"
# why = "An integer addition overflows in ANSI mode."
# name = "points_sum"
# engine = "4.0"
# logging = "iso"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(3).selectExpr("int(2147483600) as points", "int(id * 40) as bonus").selectExpr("points + bonus as total").write.csv("/mnt/points")
