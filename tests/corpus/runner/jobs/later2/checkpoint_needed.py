# /// scenario
# id = "c466"
# kind = "submit.bad_config"
# also = ["sql.analysis"]
# why = "The stream is started without a checkpoint location."
# name = "mirror_topic"
# engine = "3.4"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.readStream.format("rate").load().writeStream.format("parquet").option("path", "/mnt/out/mirror").start().awaitTermination()
