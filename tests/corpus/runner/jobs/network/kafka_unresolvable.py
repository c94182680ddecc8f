# /// scenario
# id = "c036"
# kind = "network.unreachable"
# also = ["submit.bad_config"]
# why = "None of the bootstrap servers' names can be resolved."
# name = "orders_stream"
# jars = ["kafka"]
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
stream = (
    spark.readStream.format("kafka").option("kafka.bootstrap.servers", "kafka-prod-a.internal:9092,kafka-prod-b.internal:9092")
    .option("subscribe", "orders").load()
)
query = stream.writeStream.format("noop").option("checkpointLocation", "/mnt/ckpt/orders").start()
query.awaitTermination()
