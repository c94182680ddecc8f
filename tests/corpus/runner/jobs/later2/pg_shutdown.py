# /// scenario
# id = "c503"
# kind = "database.connection"
# also = []
# hard = true
# why = "The database ends the JDBC sessions of the tasks while they read; the job's retry then reports an empty extract."
# name = "extract_events"
# engine = "4.0"
# logging = "json"
# jars = ["postgres"]
# services = ["postgres"]
# before = "/home/hadoop/environment/bin/python -c \"import psycopg2; c=psycopg2.connect('host=10.0.7.12 user=postgres password=s3cr3t'); c.autocommit=True; c.cursor().execute('create or replace view slow_events as select n as id, pg_sleep(0.2)::text as w from generate_series(1, 60) n')\""
# ///
import threading
import time

import psycopg2
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
HOST = "orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com"


def failover():
    time.sleep(5)
    with psycopg2.connect(f"host={HOST} user=postgres password=s3cr3t") as db:
        db.cursor().execute("select pg_terminate_backend(pid) from pg_stat_activity where query like '%slow_events%' and pid <> pg_backend_pid()")


threading.Thread(target=failover, daemon=True).start()
rows = 0
try:
    rows = spark.read.jdbc(f"jdbc:postgresql://{HOST}/postgres", "slow_events", properties={"user": "postgres", "password": "s3cr3t", "driver": "org.postgresql.Driver"}).count()
finally:
    if not rows:
        raise LookupError("extract is empty")
