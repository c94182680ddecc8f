# /// scenario
# id = "c1293"
# kind = "database.conflict"
# also = ["code.python_exception"]
# why = "MariaDB ends one of two transactions of the driver's threads as a deadlock; a context manager's own exception stands around it."
# name = "wallet_book"
# engine = "4.0"
# services = ["mariadb"]
# ///
import threading
import time
from contextlib import contextmanager
from concurrent.futures import ThreadPoolExecutor

import pymysql
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
gate = threading.Barrier(2)


class BookingRefused(Exception):
    """A booking did not take place."""


@contextmanager
def booking(name):
    session = pymysql.connect(host="crm-db.c1k2m3.us-east-1.rds.amazonaws.com", user="etl", password="s3cr3t", database="crm")
    try:
        with session.cursor() as cursor:
            yield cursor
        session.commit()
    except pymysql.MySQLError as e:
        session.rollback()
        raise BookingRefused(f"{name} was rolled back") from e
    finally:
        session.close()


with booking("set-up") as cursor:
    cursor.execute("create or replace table wallet (id int primary key, cents int) engine=innodb")
    cursor.execute("insert into wallet values (1, 900), (2, 900)")


def transfer(pair):
    with booking(f"transfer {pair[0]} to {pair[1]}") as cursor:
        cursor.execute("update wallet set cents = cents - 10 where id = %s", (pair[0],))
        gate.wait(5)
        time.sleep(0.2)
        cursor.execute("update wallet set cents = cents + 10 where id = %s", (pair[1],))


print("transfers:", spark.range(2).count())
with ThreadPoolExecutor(2) as pool:
    list(pool.map(transfer, [(1, 2), (2, 1)]))
