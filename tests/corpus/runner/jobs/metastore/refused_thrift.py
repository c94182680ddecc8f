# /// scenario
# id = "c048"
# kind = "service.metastore"
# also = ["network.unreachable"]
# hard = true
# why = "The Hive metastore's port refuses connections; PySpark shows a table lookup failing."
# name = "dim_refresh"
# [conf]
# "spark.hadoop.hive.metastore.uris" = "thrift://10.0.7.13:9083"
# "spark.hadoop.hive.metastore.connect.retries" = "1"
# "spark.hadoop.hive.metastore.client.connect.retry.delay" = "1s"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.enableHiveSupport().getOrCreate()
frame = spark.table("dims.store")
frame.groupBy("region").count().show()
