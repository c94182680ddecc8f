# /// scenario
# id = "c1582"
# kind = "none"
# also = []
# hard = true
# why = "The job succeeds; the replica refused the connection, and the job read from the primary instead."
# name = "seat_plan"
# engine = "3.5"
# services = ["postgres"]
# ///
import logging

import pandas as pd
import psycopg2
from pyspark.sql import SparkSession

logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s - %(message)s", level=logging.INFO)
log = logging.getLogger("seat_plan")
HOST = "orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com"


def connect():
    for role, port in (("replica", 5433), ("primary", 5432)):
        try:
            return psycopg2.connect(
                host=HOST, port=port, user="postgres", password="s3cr3t", dbname="postgres"
            )
        except psycopg2.Error:
            log.exception("no connection to the %s", role)
    raise RuntimeError("no database left to ask")


spark = SparkSession.builder.appName("seat_plan").getOrCreate()
with connect() as db, db.cursor() as cur:
    cur.execute("SELECT n, n % 8 FROM generate_series(1, 240) AS n")
    seats = pd.DataFrame(cur.fetchall(), columns=["seat", "row"])
plan = spark.createDataFrame(seats).groupBy("row").count()
plan.write.mode("overwrite").parquet("/mnt/out/seat_plan")
log.info("seat plan written, %d rows", plan.count())
spark.stop()
