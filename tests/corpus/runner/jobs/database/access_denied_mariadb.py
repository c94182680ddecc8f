# /// scenario
# id = "c004"
# kind = "database.auth"
# why = "MariaDB rejects the user's password."
# name = "load_customers"
# services = ["mariadb"]
# jars = ["mariadb"]
# engine = "4.0"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
customers = (
    spark.read.format("jdbc")
    .option("url", "jdbc:mariadb://crm-db.c1k2m3.us-east-1.rds.amazonaws.com:3306/crm")
    .option("driver", "org.mariadb.jdbc.Driver")
    .option("dbtable", "customers").option("user", "etl").option("password", "summer-2025")
    .load()
)
customers.groupBy("country").count().show()
