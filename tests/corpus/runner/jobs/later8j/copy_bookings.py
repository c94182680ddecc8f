# /// scenario
# id = "c1699"
# kind = "database.connection"
# also = ["network.timeout"]
# why = "The database's port accepts the connection but never answers the login: the connection attempt failed, read timed out."
# name = "copy_bookings"
# engine = "4.0"
# services = ["silent"]
# jars = ["postgres"]
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("copy_bookings").getOrCreate()
bookings = (
    spark.read.format("jdbc")
    .option("url", "jdbc:postgresql://orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com:5439/sales")
    .option("user", "reader")
    .option("password", "s3cr3t")
    .option("driver", "org.postgresql.Driver")
    .option("loginTimeout", "6")
    .option("connectTimeout", "5")
    .option("dbtable", "booking")
    .load()
)
bookings.write.parquet("/mnt/out/bookings")
