# /// scenario
# id = "c028"
# kind = "service.throttled"
# why = "S3 keeps answering 503 SlowDown until the client's retries are used up."
# name = "compact_small_files"
# jars = ["s3a"]
# services = ["aws"]
# [objects]
# "acme-landing/small/1.txt" = "a"
# "acme-landing/small/2.txt" = "b"
# [[aws]]
# service = "s3"
# op = "GetObject"
# status = 503
# code = "SlowDown"
# message = "Please reduce your request rate."
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.read.text("s3a://acme-landing/small/").coalesce(1).write.text("/mnt/compacted")
