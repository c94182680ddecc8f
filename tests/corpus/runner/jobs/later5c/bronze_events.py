# /// scenario
# id = "c1218"
# kind = "data.schema_mismatch"
# also = ["sql.analysis"]
# hard = true
# why = "A stream's batch holds a text where the Delta table has a number; the answer about the run keeps the trace of the query's end."
# name = "bronze_events"
# engine = "4.0"
# jars = ["delta"]
# dress = ["runoutput:bronze_events"]
# before = "mkdir -p /mnt/landing && echo '{\"id\": 1, \"qty\": \"two\"}' > /mnt/landing/a.json"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(3).selectExpr("id", "struct(id AS qty) AS item").write.format("delta").save("/mnt/bronze/events")


def store(batch, number):
    batch.selectExpr("id", "qty AS item").write.format("delta").mode("append").option("mergeSchema", "true").save("/mnt/bronze/events")


events = spark.readStream.schema("id long, qty string").json("/mnt/landing")
query = events.writeStream.foreachBatch(store).option("checkpointLocation", "/mnt/bronze/_checkpoint").start()
query.awaitTermination(60)
