# /// scenario
# id = "c037"
# kind = "network.timeout"
# why = "The broker accepts connections but never answers."
# name = "payments_stream"
# jars = ["kafka"]
# services = ["silent"]
# timeout = 90
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
stream = (
    spark.readStream.format("kafka").option("kafka.bootstrap.servers", "b-1.events.kafka.us-east-1.amazonaws.com:9092")
    .option("subscribe", "payments").option("kafka.default.api.timeout.ms", "4000").option("kafka.request.timeout.ms", "3000")
    .option("fetchOffset.numRetries", "1").load()
)
stream.writeStream.format("noop").option("checkpointLocation", "/mnt/ckpt/payments").start().awaitTermination()
