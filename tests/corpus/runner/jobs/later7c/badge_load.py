# /// scenario
# id = "c1483"
# kind = "database.query"
# also = ["data.invalid_value"]
# why = "The database rejects a row whose value is null where its column allows none."
# name = "badge_load"
# engine = "4.0"
# jars = ["postgres"]
# services = ["postgres"]
# ///
import psycopg2
from pyspark.sql import SparkSession

HOST = "orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com"
spark = SparkSession.builder.getOrCreate()
with (
    psycopg2.connect(host=HOST, user="postgres", password="s3cr3t", dbname="postgres") as db,
    db.cursor() as c,
):
    c.execute(
        "DROP TABLE IF EXISTS badges; CREATE TABLE badges (badge bigint PRIMARY KEY, owner text NOT NULL)"
    )
badges = spark.range(30).selectExpr(
    "id AS badge", "CASE WHEN id % 13 <> 12 THEN concat('p', id) END AS owner"
)
badges.write.mode("append").jdbc(
    f"jdbc:postgresql://{HOST}/postgres",
    "badges",
    properties={"user": "postgres", "password": "s3cr3t", "driver": "org.postgresql.Driver"},
)
print("badges loaded")
