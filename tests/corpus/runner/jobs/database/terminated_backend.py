# /// scenario
# id = "c007"
# kind = "database.connection"
# also = ["database.query"]
# why = "An administrator ended the database session while a task was reading from it."
# name = "orders_snapshot"
# services = ["postgres"]
# jars = ["postgres"]
# ///
import threading
import time

import psycopg2
from pyspark.sql import SparkSession

HOST = "orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com"
spark = SparkSession.builder.getOrCreate()


def maintenance():
    with psycopg2.connect(f"host={HOST} user=postgres password=s3cr3t dbname=postgres") as c, c.cursor() as cursor:
        for _ in range(100):
            cursor.execute("select pg_terminate_backend(pid) from pg_stat_activity where query like '%pg_sleep%' "
                           "and state = 'active' and pid <> pg_backend_pid()")
            time.sleep(0.2)


orders = (
    spark.read.format("jdbc").option("url", f"jdbc:postgresql://{HOST}/postgres").option("user", "postgres")
    .option("password", "s3cr3t").option("driver", "org.postgresql.Driver")
    .option("query", "select g as id, case when g > 10 then pg_sleep(3)::text end as note from generate_series(1, 50) g")
    .option("customSchema", "id INT, note STRING").load()
)
threading.Timer(1.5, maintenance).start()
orders.write.mode("overwrite").parquet("/mnt/orders_snapshot")
