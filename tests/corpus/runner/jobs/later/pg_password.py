# /// scenario
# id = "c202"
# kind = "database.auth"
# also = ["database.connection", "code.exit_nonzero"]
# hard = true
# why = "PostgreSQL rejects the password; the job prints one line and exits 1."
# name = "refresh_views"
# services = ["postgres"]
# ///
import sys

import psycopg2
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(5).count()
try:
    psycopg2.connect(host="orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com", user="etl", password="old", dbname="postgres")
except psycopg2.OperationalError as error:
    print(f"refresh_views[{id(spark)}]: {str(error).strip()}")
    spark.stop()
    sys.exit(1)
