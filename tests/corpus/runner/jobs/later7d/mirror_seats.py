# /// scenario
# id = "c1537"
# kind = "database.connection"
# also = ["code.udf_exception"]
# hard = true
# why = "The database closes the connections of the tasks while they work; the driver prints only a class name."
# name = "mirror_seats"
# engine = "3.5"
# cluster = "standalone"
# services = ["postgres"]
# conf = { "spark.task.maxFailures" = "2" }
# ///
import sys
import time

from pyspark.sql import SparkSession

HOST = "orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com"
spark = SparkSession.builder.getOrCreate()


def price(seats):
    import psycopg2

    db = psycopg2.connect(
        host=HOST,
        user="postgres",
        password="s3cr3t",
        dbname="postgres",
        options="-c idle_in_transaction_session_timeout=1500",
    )
    cursor = db.cursor()
    cursor.execute("SELECT 1.19")
    factor = cursor.fetchone()[0]
    for seat in seats:
        time.sleep(0.3)
        if seat % 10 == 9:
            cursor.execute("SELECT %s * %s", (seat, factor))
            yield seat, cursor.fetchone()[0]


try:
    prices = spark.sparkContext.parallelize(range(80), 2).mapPartitions(price).collect()
    print(len(prices), "prices, 0 errors")
except Exception as e:
    print("seats not mirrored:", e.__class__.__name__)
    sys.exit(1)
