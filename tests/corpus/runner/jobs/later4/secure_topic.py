# /// scenario
# id = "c936"
# kind = "network.tls"
# also = []
# hard = true
# why = "The broker's certificate is not trusted by the Kafka client; what the job throws is its own."
# name = "secure_topic"
# engine = "3.5"
# jars = ["kafka"]
# services = ["http"]
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
rows = spark.range(30).selectExpr("string(id) as value")
try:
    rows.write.format("kafka").option("kafka.bootstrap.servers", "api.partner.example:443").option("kafka.security.protocol", "SSL").option(
        "kafka.max.block.ms", "8000"
    ).option("topic", "scores").save()
except Exception:
    raise RuntimeError("30 scores not handed over") from None
