# /// scenario
# id = "c1576"
# kind = "database.query"
# also = ["code.udf_exception"]
# hard = true
# why = "The database refuses rows that violate a foreign key, in tasks, with the error of pg8000; the driver prints only a sentence of its own, the aborted connection before was retried, and the repeated attempts only meet their own rows."
# name = "tool_loans"
# engine = "4.0"
# cluster = "standalone"
# services = ["postgres"]
# before = "ln -s $EMRDX_ENGINES/libs8e /mnt/libs"
# env = { PYTHONPATH = "/mnt/libs" }
# ///
import sys

import pg8000.native
from pyspark import TaskContext
from pyspark.sql import SparkSession

HOST = "orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com"


def connect():
    return pg8000.native.Connection("postgres", host=HOST, password="s3cr3t", database="postgres", timeout=10)


def warm(rows):
    if TaskContext.get().attemptNumber() == 0 and TaskContext.get().partitionId() == 0:
        raise ConnectionAbortedError(103, "Software caused connection abort")
    yield sum(rows)


def store(rows):
    db = connect()
    for loan in rows:
        db.run("INSERT INTO loan (id, tool) VALUES (:id, :tool)", id=loan, tool=loan % 26)
    db.close()
    yield 1


db = connect()
db.run("DROP TABLE IF EXISTS loan")
db.run("DROP TABLE IF EXISTS tool")
db.run("CREATE TABLE tool (id BIGINT PRIMARY KEY)")
db.run("CREATE TABLE loan (id BIGINT PRIMARY KEY, tool BIGINT REFERENCES tool (id))")
db.run("INSERT INTO tool SELECT generate_series(0, 24)")
db.close()
spark = SparkSession.builder.getOrCreate()
print("checked:", sum(spark.sparkContext.parallelize(range(100), 2).mapPartitions(warm).collect()))
try:
    spark.sparkContext.parallelize(range(100), 2).mapPartitions(store).count()
except Exception:
    print("loans of 2026-11-20 are not in the house's system")
    sys.exit(1)
