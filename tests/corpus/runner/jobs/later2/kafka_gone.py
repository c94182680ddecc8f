# /// scenario
# id = "c515"
# kind = "stream.offsets_lost"
# also = []
# hard = true
# why = "The topic was deleted and made anew with fewer records than the checkpoint has read."
# name = "orders_mirror"
# engine = "3.5"
# logging = "iso"
# jars = ["kafka"]
# services = ["kafka"]
# timeout = 150
# ///
import time

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
SERVERS = "b-1.events.kafka.us-east-1.amazonaws.com:9092"
clients = spark._jvm.org.apache.kafka.clients.admin
settings = spark._jvm.java.util.HashMap()
settings.put("bootstrap.servers", SERVERS)
admin = clients.AdminClient.create(settings)


def create():
    topics = spark._jvm.java.util.ArrayList()
    topics.add(clients.NewTopic("orders", 1, spark._jvm.java.lang.Short("1")))
    admin.createTopics(topics).all().get()


def produce(n):
    spark.range(n).selectExpr("string(id) as value").write.format("kafka").option("kafka.bootstrap.servers", SERVERS).option("topic", "orders").save()


def mirror():
    source = spark.readStream.format("kafka").option("kafka.bootstrap.servers", SERVERS).option("subscribe", "orders").option("startingOffsets", "earliest").load()
    source.writeStream.format("noop").option("checkpointLocation", "/mnt/ck").trigger(availableNow=True).start().awaitTermination()


create()
produce(40)
mirror()
names = spark._jvm.java.util.ArrayList()
names.add("orders")
admin.deleteTopics(names).all().get()
time.sleep(2)
create()
produce(5)
admin.close()
mirror()
