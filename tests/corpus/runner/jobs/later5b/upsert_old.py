# /// scenario
# id = "c1117"
# kind = "dependency.version_conflict"
# also = ["dependency.class_missing"]
# why = "A Hudi bundle for Spark 3.5 and Scala 2.12 runs on Spark 4.0."
# dress = ['bamboo:LAKE-UP-JOB1']
# name = "upsert_visits"
# engine = "4.0"
# jars = ["hudi@3.5"]
# conf = { "spark.serializer" = "org.apache.spark.serializer.KryoSerializer" }
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
visits = spark.range(30).selectExpr("id", "id % 3 as shop", "current_timestamp() as ts")
options = {"hoodie.table.name": "visits", "hoodie.datasource.write.recordkey.field": "id", "hoodie.datasource.write.precombine.field": "ts"}
visits.write.format("hudi").options(**options).mode("overwrite").save("/mnt/lake/visits")
