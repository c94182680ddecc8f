# /// scenario
# id = "c025"
# kind = "access.credentials"
# why = "The session token expired before the tasks opened their objects."
# name = "backfill_2024"
# jars = ["s3a"]
# services = ["aws"]
# [objects]
# "acme-landing/2024/a.json" = '{"id": 1}'
# "acme-landing/2024/b.json" = '{"id": 2}'
# [[aws]]
# service = "s3"
# op = "GetObject"
# skip = 2
# status = 400
# code = "ExpiredToken"
# message = "The provided token has expired."
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
rows = spark.read.json("s3a://acme-landing/2024/")
rows.write.mode("overwrite").parquet("/mnt/out")
print(rows.count())
