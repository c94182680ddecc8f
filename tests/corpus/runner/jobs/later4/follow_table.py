# /// scenario
# id = "c879"
# kind = "data.schema_mismatch"
# also = []
# hard = true
# why = "The Delta table that a stream follows got a column of another type since the stream began."
# name = "follow_table"
# engine = "3.5"
# jars = ["delta"]
# logging = "millis"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(5).write.format("delta").save("/mnt/lake/visits")


def follow():
    source = spark.readStream.format("delta").load("/mnt/lake/visits")
    query = source.writeStream.format("noop").option("checkpointLocation", "/mnt/ck/visits").trigger(availableNow=True).start()
    query.awaitTermination()


follow()
spark.range(3).selectExpr("id", "'web' as channel").write.format("delta").mode("append").option("mergeSchema", "true").save("/mnt/lake/visits")
source = spark.readStream.format("delta").load("/mnt/lake/visits")
spark.range(3).selectExpr("string(id) as id", "'web' as channel").write.format("delta").mode("overwrite").option("overwriteSchema", "true").save("/mnt/lake/visits")
follow()
