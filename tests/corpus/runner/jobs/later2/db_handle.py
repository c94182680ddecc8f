# /// scenario
# id = "c457"
# kind = "code.serialization"
# also = []
# why = "The function carries an open database connection, which cannot be pickled."
# name = "lookup_names"
# engine = "3.4"
# services = ["postgres"]
# ///
import psycopg2
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
db = psycopg2.connect("host=orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com user=postgres password=s3cr3t")


def name_of(n):
    with db.cursor() as cursor:
        cursor.execute("select 'customer ' || %s", (n,))
        return cursor.fetchone()[0]


print(spark.sparkContext.parallelize(range(10)).map(name_of).collect())
