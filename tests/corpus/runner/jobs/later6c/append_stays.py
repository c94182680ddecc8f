# /// scenario
# id = "c1434"
# kind = "data.schema_mismatch"
# also = []
# why = "The appended rows have a column that the Delta table does not have."
# name = "append_stays"
# engine = "4.0"
# jars = ["delta"]
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(10).selectExpr("id AS stay", "id % 3 AS hotel").write.format("delta").save("/mnt/lake/stays")
fresh = spark.range(10, 20).selectExpr("id AS stay", "id % 3 AS hotel", "id * 80.0 AS price")
fresh.write.format("delta").mode("append").save("/mnt/lake/stays")
