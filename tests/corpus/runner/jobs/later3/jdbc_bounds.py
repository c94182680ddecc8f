# /// scenario
# id = "c663"
# kind = "dependency.class_missing"
# also = []
# why = "No jar with the database's driver is on the class path; the missing bounds are never looked at."
# name = "jdbc_orders"
# engine = "3.5"
# jars = ["postgres"]
# services = ["postgres"]
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
orders = (
    spark.read.format("jdbc")
    .option("url", "jdbc:postgresql://orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com:5432/postgres")
    .option("user", "postgres").option("password", "s3cr3t")
    .option("dbtable", "pg_catalog.pg_class")
    .option("partitionColumn", "oid").option("numPartitions", 4)
    .load()
)
print(orders.count())
