# /// scenario
# id = "c403"
# kind = "database.auth"
# also = []
# hard = true
# why = "MariaDB refuses INSERT to the user inside a task; the driver's own error only names the batch."
# name = "sync_customers"
# engine = "3.4"
# services = ["mariadb"]
# ///
import sys

import pymysql
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
with pymysql.connect(host="crm-db.c1k2m3.us-east-1.rds.amazonaws.com", user="etl", password="s3cr3t", database="crm") as admin:
    admin.cursor().execute("create or replace table customers (id int primary key, name varchar(40))")


def send(rows):
    db = pymysql.connect(host="crm-db.c1k2m3.us-east-1.rds.amazonaws.com", user="reader", password="s3cr3t")
    with db.cursor() as cursor:
        cursor.executemany("insert into crm.customers values (%s, %s)", [(r.id, r.name) for r in rows])
    db.commit()


batch = spark.range(40).selectExpr("id", "concat('c', id) as name").repartition(2)
try:
    batch.foreachPartition(send)
except Exception as error:
    print(f"sync_customers: batch 2026-11-20 was not delivered ({type(error).__name__})", file=sys.stderr)
    sys.exit(3)
