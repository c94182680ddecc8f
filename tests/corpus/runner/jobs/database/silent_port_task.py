# /// scenario
# id = "c010"
# kind = "database.connection"
# also = ["network.timeout"]
# hard = true
# why = "The database accepts the connection but never answers the login; the job only prints the outermost line."
# name = "hourly_sync"
# services = ["silent"]
# jars = ["postgres"]
# ///
import sys

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
frame = spark.range(100).selectExpr("id", "id % 9 as store")
try:
    frame.write.jdbc("jdbc:postgresql://orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com:5439/dw?connectTimeout=3&socketTimeout=3&loginTimeout=4",
                     "staging.sales", mode="append", properties={"user": "loader", "password": "pw", "driver": "org.postgresql.Driver"})
except Exception as error:
    import traceback

    traceback.print_exc()
    sys.exit(1)
