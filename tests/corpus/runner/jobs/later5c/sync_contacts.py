# /// scenario
# id = "c1210"
# kind = "database.query"
# also = ["data.invalid_value"]
# hard = true
# why = "MariaDB refuses a text that is too long for its column; the job logs it as JSON and leaves with status 1."
# name = "sync_contacts"
# engine = "3.4"
# services = ["mariadb"]
# dress = ["buildkite:sync_contacts"]
# ///
import json
import sys
import time

import pymysql
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def log(level, event, **fields):
    print(json.dumps({"ts": round(time.time(), 3), "level": level, "event": event, **fields}), flush=True)


base = pymysql.connect(host="crm-db.c1k2m3.us-east-1.rds.amazonaws.com", user="etl", password="s3cr3t", database="crm")
with base.cursor() as cursor:
    cursor.execute("create or replace table contacts (id bigint primary key, city varchar(12))")
rows = [(row.id, row.city) for row in spark.range(5).selectExpr("id", "if(id = 3, 'Villingen-Schwenningen', 'Ulm') AS city").collect()]
log("info", "contacts.read", count=len(rows))
try:
    with base.cursor() as cursor:
        cursor.executemany("insert into contacts (id, city) values (%s, %s)", rows)
    base.commit()
except pymysql.Error as problem:
    log("error", "contacts.sync", attempt=1, detail=repr(problem))
    log("info", "contacts.rollback", ok=True)
    base.rollback()
    spark.stop()
    sys.exit(1)
