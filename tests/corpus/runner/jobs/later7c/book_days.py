# /// scenario
# id = "c1513"
# kind = "service.metastore"
# also = ["network.unreachable"]
# why = "The host name of the Hive metastore cannot be resolved, so its client cannot be made."
# name = "book_days"
# engine = "3.5"
# conf = { "spark.sql.catalogImplementation" = "hive", "spark.hadoop.hive.metastore.uris" = "thrift://metastore.data.corp.example:9083", "spark.sql.warehouse.dir" = "/tmp/warehouse", "spark.hadoop.hive.metastore.connect.retries" = "2", "spark.hadoop.hive.metastore.client.connect.retry.delay" = "1s" }
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
days = spark.range(14).selectExpr("date_add(DATE'2026-11-14', CAST(id AS INT)) AS day", "id % 5 AS hotel")
print("days:", days.count())
days.write.mode("overwrite").saveAsTable("booking.days")
