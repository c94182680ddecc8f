# /// scenario
# id = "c687"
# kind = "dependency.class_missing"
# also = []
# hard = true
# why = "No jar with the database's driver is on the class path."
# name = "write_kpis"
# engine = "3.5"
# jars = ["postgres"]
# services = ["postgres"]
# env = { LANGUAGE = "fr" }
# ///
import psycopg2
from pyspark.sql import SparkSession

HOST = "orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com"
with psycopg2.connect(f"host={HOST} user=postgres password=s3cr3t") as db, db.cursor() as cursor:
    cursor.execute("drop table if exists kpis; create table kpis (id bigint, v double precision)")
    cursor.execute("select count(*) from pg_roles where rolname = 'kpi_writer'")
    if not cursor.fetchone()[0]:
        cursor.execute("create role kpi_writer login password 's3cr3t'")
db.close()
spark = SparkSession.builder.getOrCreate()
spark.range(30).selectExpr("id", "id * 0.5D as v").write.jdbc(
    f"jdbc:postgresql://{HOST}:5432/postgres", "kpis", "append", {"user": "kpi_writer", "password": "s3cr3t"}
)
