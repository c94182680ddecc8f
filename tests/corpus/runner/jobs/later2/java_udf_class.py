# /// scenario
# id = "c474"
# kind = "dependency.class_missing"
# also = ["sql.function_not_found", "sql.analysis"]
# why = "The class of a registered Java function is on no jar of the job."
# name = "register_functions"
# engine = "3.4"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.udf.registerJavaFunction("geohash", "com.acme.geo.GeoHash", "string")
spark.sql("select geohash(52.5, 13.4)").show()
