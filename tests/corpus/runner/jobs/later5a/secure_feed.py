# /// scenario
# id = "c1077"
# name = "secure_feed"
# kind = "submit.bad_config"
# also = ["access.credentials"]
# hard = true
# why = "The Kafka client is told to use SASL and gets no login configuration; the job tries again and ends with its own exception."
# engine = "3.5"
# jars = ["kafka"]
# ///
import time

from pyspark.sql import SparkSession


class FeedClosed(Exception):
    pass


def rows(spark):
    reader = spark.read.format("kafka").option("kafka.bootstrap.servers", "b-1.events.kafka.us-east-1.amazonaws.com:9096")
    return reader.option("kafka.security.protocol", "SASL_PLAINTEXT").option("kafka.sasl.mechanism", "SCRAM-SHA-512").option("subscribe", "bookings").load().count()


spark = SparkSession.builder.getOrCreate()
for wait in (1, 2, 0):
    try:
        print("bookings:", rows(spark))
        break
    except Exception as problem:
        first = str(getattr(problem, "java_exception", problem)).splitlines()[0]
        print(f"feed not open ({first}), next try in {wait} s", flush=True)
        last = problem
        time.sleep(wait)
else:
    raise FeedClosed("bookings, 3 tries") from last
