# /// scenario
# id = "c219"
# kind = "stream.offsets_lost"
# why = "Records were deleted from the topic below the checkpoint's offsets, and failOnDataLoss is on."
# name = "clicks_to_lake"
# jars = ["kafka"]
# services = ["kafka"]
# timeout = 150
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
SERVERS = "b-1.events.kafka.us-east-1.amazonaws.com:9092"


def produce(n):
    spark.range(n).selectExpr("string(id) as value").write.format("kafka").option("kafka.bootstrap.servers", SERVERS).option("topic", "clicks").save()


def run():
    source = spark.readStream.format("kafka").option("kafka.bootstrap.servers", SERVERS).option("subscribe", "clicks").option("startingOffsets", "earliest").load()
    source.writeStream.format("noop").option("checkpointLocation", "/mnt/ckpt/clicks").trigger(availableNow=True).start().awaitTermination()


clients = spark._jvm.org.apache.kafka.clients.admin
settings = spark._jvm.java.util.HashMap()
settings.put("bootstrap.servers", SERVERS)
admin = clients.AdminClient.create(settings)
topics = spark._jvm.java.util.ArrayList()
topics.add(clients.NewTopic("clicks", 1, spark._jvm.java.lang.Short("1")))
admin.createTopics(topics).all().get()
produce(20)
run()
produce(30)
records = spark._jvm.java.util.HashMap()
records.put(spark._jvm.org.apache.kafka.common.TopicPartition("clicks", 0), clients.RecordsToDelete.beforeOffset(45))
admin.deleteRecords(records).all().get()
admin.close()
run()
