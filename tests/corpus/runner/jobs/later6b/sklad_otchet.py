# /// scenario
# id = "c1367"
# kind = "database.auth"
# also = ["code.python_exception"]
# hard = true
# why = "Russian words in a Windows code page: PostgreSQL denies the role a table, and the job logs only the server's sentence before its own exit code."
# name = "sklad_otchet"
# engine = "3.5"
# services = ["postgres"]
# [env]
# LANGUAGE = "ru"
# PYTHONIOENCODING = "cp1251"
# ///
import logging
import sys

import psycopg2
from pyspark.sql import SparkSession

logging.basicConfig(stream=sys.stdout, level="INFO", format="%(asctime)s [%(levelname)s] %(message)s")
logging.getLogger("py4j").setLevel("WARNING")
log = logging.getLogger("sklad")
HOST = {"host": "orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com", "dbname": "postgres"}
spark = SparkSession.builder.getOrCreate()
with psycopg2.connect(**HOST, user="postgres", password="s3cr3t") as db, db.cursor() as cur:
    cur.execute("DROP TABLE IF EXISTS ostatki; CREATE TABLE ostatki (sku int, qty int)")
    cur.execute("DROP ROLE IF EXISTS reports; CREATE ROLE reports LOGIN PASSWORD 's3cr3t'")
log.info("расчёт остатков: %d строк", spark.range(1200).count())
try:
    with psycopg2.connect(**HOST, user="reports", password="s3cr3t") as db, db.cursor() as cur:
        cur.execute("SELECT sku, qty FROM ostatki WHERE qty < 10")
        log.info("строк: %d", len(cur.fetchall()))
except psycopg2.Error as e:
    log.error("отчёт не построен: %s", e)
    spark.stop()
    sys.exit(2)
