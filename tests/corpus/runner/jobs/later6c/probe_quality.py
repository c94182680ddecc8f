# /// scenario
# id = "c1456"
# kind = "none"
# also = []
# hard = true
# why = "The job succeeds: the failed action and the refused calls were caught, logged and not needed."
# name = "probe_quality"
# engine = "3.5"
# ///
import logging
import socket
import sys

from pyspark.sql import SparkSession

logging.basicConfig(stream=sys.stdout, format="%(asctime)s %(levelname)s %(message)s")
spark = SparkSession.builder.getOrCreate()
spark.range(50).selectExpr("id", "concat('d', id) AS day").write.json("/mnt/in/days")
try:
    spark.read.schema("id long, day date").option("mode", "FAILFAST").json("/mnt/in/days").count()
    spark.read.schema("id long, day date").option("mode", "FAILFAST").json("/mnt/in/days").collect()
except Exception:
    logging.exception("strict reading failed, reading the days as text")
for port in (9125, 9126):
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1)
    except OSError:
        logging.exception("metrics gateway on port %s", port)
days = spark.read.schema("id long, day string").json("/mnt/in/days")
days.write.mode("overwrite").parquet("/mnt/out/days")
print("days written:", spark.read.parquet("/mnt/out/days").count())
