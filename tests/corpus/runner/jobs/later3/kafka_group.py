# /// scenario
# id = "c771"
# kind = "submit.bad_config"
# also = ["code.python_exception", "sql.analysis"]
# why = "The Kafka source gets no servers."
# name = "read_topic"
# engine = "3.5"
# jars = ["kafka"]
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
events = spark.read.format("kafka").option("subscribe", "orders").option("startingOffsets", "earliest").load()
print(events.selectExpr("cast(value as string)").count())
