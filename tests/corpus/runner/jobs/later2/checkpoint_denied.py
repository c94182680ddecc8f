# /// scenario
# id = "c483"
# kind = "access.s3_denied"
# also = []
# why = "S3 denies the writes of the stream's checkpoint folder."
# name = "rate_to_lake"
# engine = "4.0"
# jars = ["s3a"]
# services = ["aws"]
# [[aws]]
# service = "s3"
# op = "PutObject"
# match = "checkpoints/"
# status = 403
# code = "AccessDenied"
# message = "Access Denied"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
stream = spark.readStream.format("rate").load()
query = stream.writeStream.format("parquet").option("path", "s3a://acme-lake/rates").option("checkpointLocation", "s3a://acme-lake/checkpoints/rates").start()
query.awaitTermination(60)
