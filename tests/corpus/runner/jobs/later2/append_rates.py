# /// scenario
# id = "c402"
# kind = "database.query"
# also = []
# why = "A value has more digits than the target column of PostgreSQL takes; the server answers in French."
# name = "append_rates"
# engine = "3.5"
# jars = ["postgres"]
# services = ["postgres"]
# env = { LANGUAGE = "fr" }
# before = "/home/hadoop/environment/bin/python -c \"import psycopg2; c=psycopg2.connect('host=10.0.7.12 user=postgres password=s3cr3t'); c.autocommit=True; c.cursor().execute('drop table if exists rates; create table rates (day date, rate numeric(5,2))')\""
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
rates = spark.range(100, 2100, 100).selectExpr("current_date() as day", "cast(id as decimal(10,2)) as rate")
rates.write.jdbc(
    "jdbc:postgresql://orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com:5432/postgres",
    "rates",
    mode="append",
    properties={"user": "postgres", "password": "s3cr3t", "batchsize": "4", "driver": "org.postgresql.Driver"},
)
