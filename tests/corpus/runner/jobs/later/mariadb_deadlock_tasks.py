# /// scenario
# id = "c201"
# kind = "database.conflict"
# also = ["code.udf_exception"]
# why = "Two tasks update the same rows in opposite order, MariaDB ends one with a deadlock."
# name = "balance_update"
# services = ["mariadb"]
# engine = "3.4"
# ///
import time

import pymysql
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def connect():
    return pymysql.connect(host="crm-db.c1k2m3.us-east-1.rds.amazonaws.com", user="etl", password="s3cr3t", database="crm")


with connect() as admin, admin.cursor() as cursor:
    cursor.execute("create or replace table balance (id int primary key, cents int) engine=innodb")
    cursor.execute("insert into balance values (1, 0), (2, 0)")
    admin.commit()


def book(index, rows):
    with connect() as session, session.cursor() as cursor:
        for account in ((1, 2) if index == 0 else (2, 1)):
            cursor.execute("update balance set cents = cents + 1 where id = %s", (account,))
            time.sleep(1.5)
        session.commit()
    yield index


print(spark.sparkContext.parallelize(range(2), 2).mapPartitionsWithIndex(book).collect())
