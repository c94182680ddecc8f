# /// scenario
# id = "c1528"
# kind = "access.s3_denied"
# also = []
# why = "The role may not list the bucket of the archive."
# name = "archive_scan"
# engine = "3.5"
# jars = ["s3a"]
# services = ["aws"]
# [[aws]]
# service = "s3"
# match = "acme-archive"
# status = 403
# code = "AccessDenied"
# message = "User: arn:aws:sts::111122223333:assumed-role/emr-serverless-job-role/session is not authorized to perform: s3:ListBucket on resource: \"arn:aws:s3:::acme-archive\" because no identity-based policy allows the s3:ListBucket action"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
tickets = spark.read.json("s3a://acme-archive/tickets/2026/11/")
tickets.groupBy("desk").count().show()
