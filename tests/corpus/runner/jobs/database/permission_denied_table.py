# /// scenario
# id = "c005"
# kind = "database.auth"
# also = ["database.query"]
# hard = true
# why = "The reporting role may not read the table; the driver logs its own retry sentence and ends with its own exception."
# name = "finance_extract"
# services = ["postgres"]
# jars = ["postgres"]
# ///
import logging
import time

import psycopg2
from pyspark.sql import SparkSession

log = logging.getLogger("finance")
logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
HOST = "orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com"
spark = SparkSession.builder.getOrCreate()
with psycopg2.connect(f"host={HOST} user=postgres password=s3cr3t dbname=postgres") as c, c.cursor() as cursor:
    cursor.execute("drop table if exists payroll; create table payroll (id int, net numeric)")
    cursor.execute("do $$ begin create role reporting login password 'r3p'; exception when others then null; end $$")


class ExtractFailed(Exception):
    pass


def extract(table):
    return spark.read.jdbc(f"jdbc:postgresql://{HOST}/postgres", table,
                           properties={"user": "reporting", "password": "r3p", "driver": "org.postgresql.Driver"}).agg({"net": "sum"}).collect()


for attempt in range(1, 4):
    try:
        extract("payroll")
        break
    except Exception as error:
        log.warning("extract attempt %s of 3 failed, possible connection timeout, sleeping", attempt)
        last = str(error).splitlines()[1]
        time.sleep(0.5)
else:
    log.error("giving up: %s", last[:120])
    raise ExtractFailed("payroll not extracted after 3 attempts")
