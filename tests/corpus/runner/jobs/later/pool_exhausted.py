# /// scenario
# id = "c215"
# kind = "network.timeout"
# also = ["submit.bad_config", "service.unavailable"]
# why = "The S3A client's connection pool is too small: every connection is held, the next waits in vain."
# name = "many_streams"
# jars = ["s3a"]
# services = ["aws"]
# [conf]
# "spark.hadoop.fs.s3a.connection.maximum" = "1"
# "spark.hadoop.fs.s3a.threads.max" = "1"
# "spark.hadoop.fs.s3a.connection.establish.timeout" = "1500"
# "spark.hadoop.fs.s3a.connection.timeout" = "1500"
# "spark.hadoop.fs.s3a.attempts.maximum" = "1"
# "spark.hadoop.fs.s3a.retry.limit" = "1"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
jvm = spark._jvm
path = jvm.org.apache.hadoop.fs.Path("s3a://acme-landing/wide/1.bin")
fs = path.getFileSystem(spark._jsc.hadoopConfiguration())
out = fs.create(path)
out.write(bytes(2_000_000))
out.close()
streams = []
for _ in range(3):
    stream = fs.open(path)
    stream.read()
    streams.append(stream)
