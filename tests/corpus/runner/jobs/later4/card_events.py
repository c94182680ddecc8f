# /// scenario
# id = "c920"
# kind = "dependency.version_conflict"
# also = []
# why = "The Avro connector was built for another Spark release than the one that runs."
# name = "card_events"
# engine = "3.4"
# jars = ["avro@3.5"]
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
rows = spark.range(30).selectExpr("id", "named_struct('kind', 'card', 'cents', id * 3) as event")
rows.write.format("avro").save("/mnt/out/events")
print(spark.read.format("avro").load("/mnt/out/events").selectExpr("sum(event.cents)").first())
