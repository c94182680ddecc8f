# /// scenario
# id = "c056"
# kind = "dependency.class_missing"
# why = "The Avro module is not on the class path."
# name = "avro_ingest"
# logging = "full"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.read.format("avro").load("/mnt/in/events.avro").show()
