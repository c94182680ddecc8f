# /// scenario
# id = "c1372"
# kind = "service.metastore"
# also = ["network.unreachable"]
# hard = true
# why = "German dates and a job that tells only its own step; nothing answers at the metastore's address."
# name = "register_days"
# engine = "3.5"
# logging = "foreign_german"
# dress = ["without:SPARK_DRIVER/stdout"]
# timeout = 200
# [conf]
# "spark.sql.catalogImplementation" = "hive"
# "spark.hadoop.hive.metastore.uris" = "thrift://10.77.0.9:9083"
# "spark.hadoop.hive.metastore.connect.retries" = "1"
# "spark.hadoop.hive.metastore.failure.retries" = "1"
# "spark.hadoop.hive.metastore.client.connect.retry.delay" = "1s"
# ///
import logging
import sys

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
logger = spark._jvm.org.apache.log4j.Logger.getLogger("jobs.RegisterDays")
days = spark.range(20).selectExpr("date_add('2026-11-01', int(id)) AS day")
logger.info(f"{days.count()} days to register")
try:
    spark.sql("CREATE DATABASE IF NOT EXISTS calendar")
    days.write.mode("overwrite").saveAsTable("calendar.days")
except Exception:
    logger.error("step 'register' of calendar did not end, leaving")
    sys.exit(1)
