# /// scenario
# id = "c444"
# kind = "sql.analysis"
# also = []
# why = "A streaming aggregation without watermark is written in append mode."
# name = "rate_by_minute"
# engine = "4.0"
# ///
from pyspark.sql import SparkSession
from pyspark.sql.functions import window

spark = SparkSession.builder.getOrCreate()
rates = spark.readStream.format("rate").load()
query = rates.groupBy(window("timestamp", "1 minute")).count().writeStream.outputMode("append").format("console").start()
query.awaitTermination(30)
