# /// scenario
# id = "c1653"
# kind = "database.connection"
# also = ["code.python_exception"]
# hard = true
# why = "The database closed the connection that idled in its transaction while Spark counted (idle-in-transaction time-out); the job wraps it in its own error without the first."
# name = "hand_over"
# engine = "4.0"
# services = ["postgres"]
# ///
import logging

import psycopg2
from pyspark.sql import SparkSession
from pyspark.sql.functions import udf

logging.basicConfig(format="%(levelname)s:%(name)s:%(message)s")
spark = SparkSession.builder.getOrCreate()
db = psycopg2.connect(
    "host=orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com dbname=postgres user=postgres password=s3cr3t "
    "options='-c idle_in_transaction_session_timeout=3000'"
)
cursor = db.cursor()
cursor.execute("CREATE TEMPORARY TABLE shift (hour int, cars bigint)")


@udf("int")
def hour(car):
    import time

    time.sleep(0.005)
    return car % 24


try:
    cars = spark.range(4000).select(hour("id").alias("hour")).groupBy("hour").count().collect()
    print("hours:", len(cars))
    cursor.executemany("INSERT INTO shift VALUES (%s, %s)", [tuple(c) for c in cars])
    db.commit()
except psycopg2.Error as e:
    logging.error("hand-over of %d hours to orders-db: %s", len(cars), " ".join(str(e).split()))
    raise LookupError("shift book has no page for tonight, ask the desk to open one") from None
