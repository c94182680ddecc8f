# /// scenario
# id = "c1640"
# kind = "none"
# also = []
# hard = true
# why = "The job succeeds; the tasks that ran into the lock of another session in PostgreSQL were tried again by Spark."
# name = "book_seats"
# engine = "3.5"
# cluster = "standalone"
# services = ["postgres"]
# conf = { "spark.task.maxFailures" = "8" }
# ///
import threading
import time

import psycopg2
from pyspark.sql import SparkSession

DSN = (
    "host=orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com dbname=postgres user=postgres password=s3cr3t"
)
spark = SparkSession.builder.getOrCreate()
admin = psycopg2.connect(DSN)
with admin, admin.cursor() as c:
    c.execute("DROP TABLE IF EXISTS stand")
    c.execute("CREATE TABLE stand (block int PRIMARY KEY, taken int)")
    c.execute("INSERT INTO stand SELECT b, 0 FROM generate_series(0, 3) b")


def audit():
    with admin, admin.cursor() as c:
        c.execute("SELECT * FROM stand FOR UPDATE")
        time.sleep(14)


def book(rows):
    db = psycopg2.connect(DSN)
    with db, db.cursor() as c:
        c.execute("SET lock_timeout = '3s'")
        for r in rows:
            c.execute("UPDATE stand SET taken = taken + %s WHERE block = %s", (r["count"], r.block))
    db.close()


seats = spark.range(900).selectExpr("id % 4 AS block").groupBy("block").count().repartition(2)
print("blocks:", seats.count())
auditor = threading.Thread(target=audit)
auditor.start()
time.sleep(1)
seats.foreachPartition(book)
auditor.join()
with admin, admin.cursor() as c:
    c.execute("SELECT sum(taken) FROM stand")
    print("taken:", c.fetchone()[0])
