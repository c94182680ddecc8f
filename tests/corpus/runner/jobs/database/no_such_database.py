# /// scenario
# id = "c008"
# kind = "database.connection"
# also = ["database.query", "submit.bad_config"]
# why = "The database named in the JDBC address does not exist on the server."
# name = "dim_loader"
# services = ["postgres"]
# jars = ["postgres"]
# logging = "iso"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.read.format("jdbc").options(
    url="jdbc:postgresql://orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com:5432/orders_prod?ApplicationName=dim_loader",
    driver="org.postgresql.Driver", dbtable="public.dim_store", user="postgres", password="s3cr3t",
).load().show()
