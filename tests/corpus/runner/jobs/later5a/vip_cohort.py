# /// scenario
# id = "c1018"
# name = "vip_cohort"
# kind = "database.connection"
# also = ["code.python_exception"]
# hard = true
# why = "The idle session was closed by MariaDB; the job logs the lost connection and later stumbles over the rows that it did not get."
# engine = "3.4"
# services = ["mariadb"]
# ///
import logging
import time

import pymysql
from pyspark.sql import SparkSession

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)-7s %(message)s")
log = logging.getLogger("cohort")
link = pymysql.connect(host="crm-db.c1k2m3.us-east-1.rds.amazonaws.com", user="etl", password="s3cr3t", database="crm", init_command="set session wait_timeout = 2")
spark = SparkSession.builder.getOrCreate()
visits = spark.range(20000).selectExpr("id", "id % 900 as customer")
per_customer = visits.groupBy("customer").count().collect()
time.sleep(4)


def vips():
    try:
        with link.cursor() as cursor:
            cursor.execute("select 17 as customer union select 23")
            return cursor.fetchall()
    except pymysql.Error as problem:
        log.warning("vip list: %s", problem)


known = {row[0] for row in vips()}
print(sum(row["count"] for row in per_customer if row.customer in known))
