# /// scenario
# id = "c401"
# kind = "database.conflict"
# also = ["database.query"]
# hard = true
# why = "Two threads lock two accounts in opposite order, PostgreSQL ends one as a deadlock; the job wraps it twice."
# name = "ledger_close"
# engine = "4.0"
# services = ["postgres"]
# env = { LANGUAGE = "de" }
# ///
import logging
import threading
from concurrent.futures import ThreadPoolExecutor

import psycopg2
from pyspark.sql import SparkSession

logging.basicConfig(level=logging.INFO, format="%(asctime)s [%(threadName)s] %(levelname)s %(name)s: %(message)s")
log = logging.getLogger("ledger")
DSN = "host=orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com user=postgres password=s3cr3t"


class LedgerError(Exception):
    """Booking could not be closed."""


with psycopg2.connect(DSN) as setup:
    setup.cursor().execute("drop table if exists accounts; create table accounts (id int primary key, balance int); insert into accounts values (1, 10), (2, 20)")

spark = SparkSession.builder.getOrCreate()
rows = {r.id: r.amount for r in spark.range(1, 3).selectExpr("id", "id * 5 as amount").collect()}
gate = threading.Barrier(2)


def book(order):
    with psycopg2.connect(DSN) as db, db.cursor() as cursor:
        for n, account in enumerate(order):
            cursor.execute("update accounts set balance = balance + %s where id = %s", (rows[account], account))
            if n == 0:
                gate.wait()
    return order


def close(orders):
    with ThreadPoolExecutor(2, thread_name_prefix="booker") as pool:
        futures = [pool.submit(book, order) for order in orders]
        problems = [f.exception() for f in futures if f.exception()]
    for problem in problems:
        log.error("booking not closed: %s", str(problem).splitlines()[0])
    if problems:
        raise LedgerError(f"{len(problems)} of {len(orders)} bookings not closed") from problems[0]


close([(1, 2), (2, 1)])
