# /// scenario
# id = "c1435"
# kind = "database.auth"
# also = ["code.udf_exception"]
# why = "PostgreSQL denies the role the table inside tasks."
# name = "save_stock"
# engine = "4.0"
# cluster = "standalone"
# services = ["postgres"]
# ///
import psycopg2
from pyspark.sql import SparkSession

DB = "host=orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com dbname=postgres password=s3cr3t user="
with psycopg2.connect(DB + "postgres") as db, db.cursor() as c:
    c.execute("drop table if exists stock; create table stock (sku bigint, n int)")
    c.execute("drop role if exists stock_etl; create role stock_etl login password 's3cr3t'")
spark = SparkSession.builder.getOrCreate()


def save(rows):
    db = psycopg2.connect(DB + "stock_etl")
    with db, db.cursor() as c:
        for r in rows:
            c.execute("insert into stock values (%s, %s)", (r.id, r.id % 9))


spark.range(30).repartition(2).foreachPartition(save)
