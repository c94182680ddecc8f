# /// scenario
# id = "c1523"
# kind = "database.query"
# also = ["data.invalid_value"]
# why = "The database rejects the batch because a key is there already."
# name = "load_badges"
# engine = "4.0"
# jars = ["postgres"]
# services = ["postgres"]
# ///
import psycopg2
from pyspark.sql import SparkSession

HOST = "orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com"
spark = SparkSession.builder.getOrCreate()
with psycopg2.connect(host=HOST, user="postgres", password="s3cr3t", dbname="postgres") as db:
    db.cursor().execute(
        "DROP TABLE IF EXISTS badges; CREATE TABLE badges (badge bigint PRIMARY KEY, site text)"
    )
badges = spark.range(200).selectExpr("id % 190 AS badge", "concat('site ', id % 7) AS site").coalesce(1)
print("badges to load:", badges.count())
badges.write.jdbc(
    f"jdbc:postgresql://{HOST}:5432/postgres",
    "badges",
    mode="append",
    properties={"user": "postgres", "password": "s3cr3t", "driver": "org.postgresql.Driver"},
)
