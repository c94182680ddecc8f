# /// scenario
# id = "c011"
# kind = "database.connection"
# also = ["database.auth"]
# why = "The database server has no connection left."
# name = "score_writer"
# services = ["mariadb"]
# jars = ["mariadb"]
# ///
import pymysql
from pyspark.sql import SparkSession

HOST = "crm-db.c1k2m3.us-east-1.rds.amazonaws.com"
spark = SparkSession.builder.getOrCreate()
pool = [pymysql.connect(host=HOST, user="etl", password="s3cr3t", database="crm") for _ in range(10)]
spark.range(10).write.jdbc(f"jdbc:mariadb://{HOST}/crm", "events", mode="append",
                           properties={"user": "etl", "password": "s3cr3t", "driver": "org.mariadb.jdbc.Driver"})
