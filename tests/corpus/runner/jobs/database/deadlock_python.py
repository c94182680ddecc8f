# /// scenario
# id = "c001"
# kind = "database.conflict"
# also = ["code.python_exception"]
# why = "PostgreSQL aborts one of two updates that wait for each other: a deadlock."
# name = "settle_orders"
# services = ["postgres"]
# ///
import threading

import psycopg2
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
DSN = "host=orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com user=postgres password=s3cr3t dbname=postgres"


def connect():
    return psycopg2.connect(DSN)


setup = connect()
with setup, setup.cursor() as cursor:
    cursor.execute("drop table if exists ledger; create table ledger (account int primary key, amount int)")
    cursor.execute("insert into ledger values (1, 10), (2, 20)")
setup.close()

totals = {r["account"]: r["amount"] for r in spark.range(1, 3).selectExpr("cast(id as int) account", "1 amount").collect()}
first, second = connect(), connect()
one, two = first.cursor(), second.cursor()
one.execute("update ledger set amount = amount + %s where account = 1", (totals[1],))
two.execute("update ledger set amount = amount + %s where account = 2", (totals[2],))
other = threading.Thread(target=lambda: two.execute("update ledger set amount = amount - 1 where account = 1"), daemon=True)
two.execute("set deadlock_timeout = '20s'")
other.start()
import time

time.sleep(1)
one.execute("update ledger set amount = amount - 1 where account = 2")
first.commit()
