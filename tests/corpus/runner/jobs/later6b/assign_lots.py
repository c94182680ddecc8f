# /// scenario
# id = "c1364"
# kind = "database.conflict"
# also = ["code.udf_exception", "database.query"]
# hard = true
# why = "PostgreSQL speaks Korean: two tasks lock the same rows in opposite order, one is ended as a deadlock; the job's own error speaks of a partial assignment."
# name = "assign_lots"
# engine = "3.5"
# services = ["postgres"]
# [env]
# LANGUAGE = "ko"
# [conf]
# "spark.task.maxFailures" = "1"
# ///
import time

import psycopg2
from pyspark.sql import SparkSession

DSN = {"host": "orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com", "user": "postgres", "password": "s3cr3t", "dbname": "postgres"}


def assign(part, rows):
    rows = list(rows)
    order = [1, 2] if part % 2 == 0 else [2, 1]
    with psycopg2.connect(**DSN) as db, db.cursor() as cur:
        for lot in order:
            cur.execute("UPDATE lots SET taken = taken + %s WHERE id = %s", (len(rows), lot))
            time.sleep(3)
    return iter([len(rows)])


class PartialAssignment(RuntimeError):
    pass


spark = SparkSession.builder.getOrCreate()
with psycopg2.connect(**DSN) as db, db.cursor() as cur:
    cur.execute("DROP TABLE IF EXISTS lots")
    cur.execute("CREATE TABLE lots (id int PRIMARY KEY, taken int)")
    cur.execute("INSERT INTO lots VALUES (1, 0), (2, 0)")
try:
    print(spark.range(0, 100, 1, 2).rdd.mapPartitionsWithIndex(assign).sum())
except Exception as e:
    raise PartialAssignment("lots 1 and 2 are assigned in part only, see the tasks") from e
