# /// scenario
# id = "c878"
# kind = "data.schema_mismatch"
# also = ["sql.analysis", "sql.unresolved_column"]
# why = "The frame has a column that the database's table lacks; Spark's writer says so before it writes."
# name = "push_totals"
# engine = "3.5"
# jars = ["postgres"]
# services = ["postgres"]
# ///
import psycopg2
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
HOST = "orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com"
with psycopg2.connect(f"host={HOST} user=postgres password=s3cr3t dbname=postgres") as setup, setup.cursor() as cursor:
    cursor.execute("drop table if exists totals; create table totals (day date, units bigint)")
rows = spark.sql("select date'2026-11-20' as day, bigint(7) as units, 'eu' as region")
rows.write.format("jdbc").option("url", f"jdbc:postgresql://{HOST}/postgres").option("dbtable", "totals").option("user", "postgres").option("driver", "org.postgresql.Driver").option(
    "password", "s3cr3t"
).mode("append").save()
