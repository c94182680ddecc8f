# /// scenario
# id = "c063"
# kind = "none"
# hard = false
# why = "S3 throttles and fails a few calls, the client's retries win; the job succeeds."
# name = "hourly_copy"
# jars = ["s3a"]
# services = ["aws"]
# [conf]
# "spark.hadoop.fs.s3a.attempts.maximum" = "1"
# "spark.hadoop.fs.s3a.retry.limit" = "5"
# "spark.hadoop.fs.s3a.retry.throttle.limit" = "9"
# [objects]
# "acme-landing/h/1.txt" = "a"
# [[aws]]
# service = "s3"
# op = "GetObject"
# times = 2
# status = 503
# code = "SlowDown"
# message = "Please reduce your request rate."
# [[aws]]
# service = "s3"
# op = "PutObject"
# match = "part-"
# times = 1
# status = 500
# code = "InternalError"
# message = "We encountered an internal error. Please try again."
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.read.text("s3a://acme-landing/h/").write.mode("overwrite").text("s3a://acme-copy/h/")
spark.stop()
