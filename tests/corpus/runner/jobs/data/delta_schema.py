# /// scenario
# id = "c095"
# kind = "data.schema_mismatch"
# also = ["sql.analysis"]
# why = "The written frame has a column that the Delta table lacks, and mergeSchema is off."
# name = "append_profile"
# jars = ["delta"]
# dress = ["notebook"]
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(3).write.format("delta").save("/mnt/lake/profile")
spark.range(3).selectExpr("id", "'gold' as tier").write.format("delta").mode("append").save("/mnt/lake/profile")
