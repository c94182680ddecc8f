# /// scenario
# id = "c1303"
# kind = "none"
# hard = true
# why = "One bootstrap address does not resolve and one refuses, the third answers; the extract is written and the run ends well."
# name = "ask_queue"
# engine = "3.5"
# jars = ["kafka"]
# services = ["kafka"]
# timeout = 200
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
SERVERS = "b-3.events.kafka.us-east-1.amazonaws.com:9092,b-1.events.kafka.us-east-1.amazonaws.com:9094,b-1.events.kafka.us-east-1.amazonaws.com:9092"
kafka = spark._jvm.org.apache.kafka.clients.admin
admin = kafka.AdminClient.create({"bootstrap.servers": "b-1.events.kafka.us-east-1.amazonaws.com:9092"})
admin.createTopics([kafka.NewTopic("tickets", 2, 1)]).all().get()
admin.close()
tickets = spark.range(30).selectExpr("cast(id as string) as key", "concat('Exception in thread main: ticket ', id, ' was reopened') as value")
tickets.write.format("kafka").option("kafka.bootstrap.servers", SERVERS).option("topic", "tickets").save()
back = spark.read.format("kafka").option("kafka.bootstrap.servers", SERVERS).option("subscribe", "tickets").load()
for row in back.selectExpr("partition", "offset", "cast(value as string) as value").orderBy("partition", "offset").limit(3).collect():
    print(row)
back.write.mode("overwrite").parquet("/mnt/out/tickets")
print("tickets:", back.count())
