# /// scenario
# id = "c801"
# kind = "database.connection"
# also = ["network.unreachable"]
# why = "The database's host name does not resolve."
# name = "load_budget"
# engine = "3.4"
# ///
import psycopg2
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
print(spark.range(5).count())
db = psycopg2.connect("host=orders-db.cluster-c1k2m3.us-east-2.rds.amazonaws.com user=etl password=s3cr3t dbname=orders")
