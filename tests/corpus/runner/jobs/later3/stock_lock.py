# /// scenario
# id = "c689"
# kind = "database.conflict"
# also = ["database.query"]
# why = "MariaDB ends a statement that waited too long for another session's lock."
# name = "stock_levels"
# engine = "3.4"
# services = ["mariadb"]
# ///
import pymysql
from pyspark.sql import SparkSession


def connect():
    return pymysql.connect(host="crm-db.c1k2m3.us-east-1.rds.amazonaws.com", user="etl", password="s3cr3t", database="crm")


spark = SparkSession.builder.getOrCreate()
first, second = connect(), connect()
with first.cursor() as cursor:
    cursor.execute("create or replace table stock (id int primary key, n int) engine=innodb")
    cursor.execute("insert into stock values (1, 5), (2, 7)")
first.commit()
first.cursor().execute("update stock set n = n - 1 where id = 1")
with second.cursor() as cursor:
    cursor.execute("set innodb_lock_wait_timeout = 2")
    for row in spark.range(1, 3).collect():
        cursor.execute("update stock set n = n + 1 where id = %s", (row.id,))
second.commit()
