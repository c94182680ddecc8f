# /// scenario
# id = "c633"
# kind = "data.corrupt_file"
# also = []
# why = "One of the Avro files is JSON text."
# name = "avro_events"
# engine = "3.5"
# jars = ["avro"]
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(20).selectExpr("id", "'click' as kind").coalesce(1).write.format("avro").save("/mnt/events")
with open("/mnt/events/part-late.avro", "w") as late:
    late.write('{"id": 21, "kind": "click"}\n')
print(spark.read.format("avro").schema("id long, kind string").load("/mnt/events").groupBy("kind").count().collect())
