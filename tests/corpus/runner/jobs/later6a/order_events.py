# /// scenario
# id = "c1289"
# kind = "network.tls"
# why = "The Kafka client does not trust the certificate of the partner's broker."
# name = "order_events"
# engine = "3.5"
# jars = ["kafka"]
# services = ["http"]
# timeout = 200
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
events = (
    spark.read.format("kafka")
    .option("kafka.bootstrap.servers", "api.partner.example:443")
    .option("kafka.security.protocol", "SSL")
    .option("kafka.request.timeout.ms", "8000")
    .option("kafka.default.api.timeout.ms", "12000")
    .option("subscribe", "orders")
    .load()
)
print("events so far:", events.selectExpr("cast(value as string) as body").count())
