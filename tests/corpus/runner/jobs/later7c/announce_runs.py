# /// scenario
# id = "c1490"
# kind = "network.unreachable"
# also = ["code.python_exception", "network.timeout"]
# hard = true
# why = "The broker's port refuses connections; the exception of the Kafka client only tells of a bootstrap that timed out."
# name = "announce_runs"
# engine = "3.5"
# before = "ln -s $EMRDX_ENGINES/libs7c /mnt/libs"
# env = { PYTHONPATH = "/mnt/libs" }
# ///
import json
import logging

from kafka import KafkaProducer
from pyspark.sql import SparkSession

logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s %(message)s")
spark = SparkSession.builder.getOrCreate()
runs = [
    r.asDict()
    for r in spark.range(40).selectExpr("id % 4 AS line", "id AS run").groupBy("line").count().collect()
]
producer = KafkaProducer(
    bootstrap_servers=["b-1.events.kafka.us-east-1.amazonaws.com:9092"],
    value_serializer=lambda v: json.dumps(v).encode(),
)
for run in runs:
    producer.send("plant.runs", run)
producer.flush()
