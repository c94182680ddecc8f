# /// scenario
# id = "c204"
# kind = "database.connection"
# also = ["database.conflict"]
# why = "PostgreSQL has no connection slot left for the tasks."
# name = "wide_read"
# services = ["postgres"]
# jars = ["postgres"]
# engine = "3.4"
# ///
import psycopg2
from pyspark.sql import SparkSession

HOST = "orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com"
spark = SparkSession.builder.getOrCreate()
held = [psycopg2.connect(f"host={HOST} user=postgres password=s3cr3t dbname=postgres") for _ in range(11)]
with held[0].cursor() as cursor:
    cursor.execute("drop table if exists points; create table points as select g as id from generate_series(1, 100) g")
held[0].commit()
frame = spark.read.jdbc(f"jdbc:postgresql://{HOST}/postgres", "points", column="id", lowerBound=1, upperBound=100, numPartitions=2,
                        properties={"user": "postgres", "password": "s3cr3t", "driver": "org.postgresql.Driver"})
print(frame.selectExpr("sum(id)").collect())
