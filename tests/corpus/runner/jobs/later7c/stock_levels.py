# /// scenario
# id = "c1493"
# kind = "none"
# also = []
# hard = true
# why = "The job succeeds: the replica that refused the connection was logged with its traceback, the primary answered."
# name = "stock_levels"
# engine = "3.5"
# services = ["postgres"]
# ///
import logging
import sys

import psycopg2
from pyspark.sql import SparkSession

logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
spark = SparkSession.builder.getOrCreate()


def connect():
    for port in (5433, 5432):
        try:
            return psycopg2.connect(
                host="orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com",
                port=port,
                user="postgres",
                password="s3cr3t",
                dbname="postgres",
                connect_timeout=5,
            )
        except psycopg2.OperationalError:
            logging.exception("FATAL: no connection on port %s, cannot load stock", port)
    raise RuntimeError("no database")


with connect() as db, db.cursor() as c:
    c.execute("SELECT n, n * 3 FROM generate_series(1, 50) AS n")
    rows = c.fetchall()
stock = spark.createDataFrame(rows, "sku long, level long")
stock.write.mode("overwrite").parquet("/mnt/out/stock")
logging.info("stock levels: %s", stock.groupBy().sum("level").collect())
spark.stop()
