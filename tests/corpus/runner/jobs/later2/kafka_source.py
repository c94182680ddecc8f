# /// scenario
# id = "c475"
# kind = "dependency.class_missing"
# also = []
# hard = true
# why = "The Kafka source is not on the class path; the job's start-up guard reports it as an unhealthy topic."
# name = "ingest_clicks"
# engine = "4.0"
# ///
import logging
import sys

from pyspark.sql import SparkSession

logging.basicConfig(level=logging.INFO, stream=sys.stdout, format="%(asctime)s %(levelname)-5s [ingest] %(message)s")
spark = SparkSession.builder.getOrCreate()
topics = ["clicks", "orders"]
healthy = []
for topic in topics:
    try:
        spark.read.format("kafka").option("kafka.bootstrap.servers", "b-1.events.kafka.us-east-1.amazonaws.com:9092").option("subscribe", topic).load().limit(1).collect()
        healthy.append(topic)
    except Exception as problem:
        logging.warning("topic %s looks unhealthy: %s", topic, str(problem).splitlines()[0])
if len(healthy) < len(topics):
    logging.critical("topics not healthy, will not start")
    sys.exit(2)
