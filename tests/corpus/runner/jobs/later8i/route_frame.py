# /// scenario
# id = "c1687"
# kind = "code.python_exception"
# why = "The job calls a method of pandas on a Spark frame: AttributeError on the driver."
# name = "route_frame"
# engine = "3.5"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
stops = spark.range(0, 900, 1, 2).selectExpr("id AS stop", "id % 18 AS line", "id % 7 AS minutes")
print("stops:", stops.count())
late = stops.where("minutes > 4").groupBy("line").count()
late.sort_values("count", ascending=False).limit(5).show()
