# /// scenario
# id = "c033"
# kind = "network.timeout"
# also = ["service.unavailable"]
# why = "S3 does not answer the read within the client's time-out."
# name = "image_index"
# jars = ["s3a"]
# services = ["aws"]
# [conf]
# "spark.hadoop.fs.s3a.connection.timeout" = "2000"
# "spark.hadoop.fs.s3a.attempts.maximum" = "1"
# [objects]
# "acme-media/index/a.csv" = "1,2"
# [[aws]]
# service = "s3"
# op = "GetObject"
# hang = 9
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.read.csv("s3a://acme-media/index/", schema="a int, b int").write.parquet("/mnt/index")
