# /// scenario
# id = "c021"
# kind = "access.s3_denied"
# why = "The role may not list the input prefix: S3A gets 403 AccessDenied."
# name = "sessions_daily"
# jars = ["s3a"]
# services = ["aws"]
# [[aws]]
# service = "s3"
# op = "*"
# match = "acme-landing"
# status = 403
# code = "AccessDenied"
# message = "User: arn:aws:sts::111122223333:assumed-role/emr-job-runtime/00fabcd is not authorized to perform: s3:ListBucket on resource: \"arn:aws:s3:::acme-landing\" because no identity-based policy allows the s3:ListBucket action"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
events = spark.read.json("s3a://acme-landing/sessions/dt=2026-11-20/")
events.groupBy("page").count().write.parquet("s3a://acme-curated/sessions/")
