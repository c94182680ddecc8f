# /// scenario
# id = "c1682"
# kind = "code.serialization"
# also = ["code.python_exception"]
# why = "The function for the tasks refers to an open database connection of the driver, which cannot be pickled."
# name = "rate_guests"
# engine = "4.0"
# jars = ["postgres"]
# services = ["postgres"]
# ///
import psycopg2
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
db = psycopg2.connect(
    host="orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com",
    dbname="postgres",
    user="postgres",
    password="s3cr3t",
)


def stars(guest):
    cursor = db.cursor()
    cursor.execute("SELECT %s %% 5 + 1", (guest,))
    return guest, cursor.fetchone()[0]


guests = spark.sparkContext.parallelize(range(200), 2)
print("guests:", guests.count())
print(guests.map(stars).countByValue())
