# /// scenario
# id = "c913"
# kind = "submit.bad_config"
# also = ["code.python_exception"]
# hard = true
# why = "The Kafka source's startingOffsets is no JSON; the job's retry hides it behind its own error."
# name = "topic_reader"
# engine = "3.5"
# jars = ["kafka"]
# ///
import time

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
for attempt in range(3):
    try:
        rows = spark.read.format("kafka").option("kafka.bootstrap.servers", "b-1.events.kafka.us-east-1.amazonaws.com:9092").option("subscribe", "orders").option(
            "startingOffsets", "first"
        ).load()
        print(rows.count())
        break
    except Exception as problem:
        print(f"attempt {attempt + 1}: {problem}")
        time.sleep(1)
else:
    raise ConnectionError("topic orders not readable after 3 attempts")
