# /// scenario
# id = "c023"
# kind = "access.kms_denied"
# also = ["access.s3_denied"]
# why = "S3 answers 403 because the role may not decrypt with the bucket's key."
# state_details = '''Job failed, please check complete logs in configured logging destination. ExitCode: 1. Last few exceptions: java.nio.file.AccessDeniedException: s3a://acme-secure/scores/part-0001.csv: open s3a://acme-secure/scores/part-0001.csv at 0...'''
# name = "scores_report"
# jars = ["s3a"]
# services = ["aws"]
# [objects]
# "acme-secure/scores/part-0001.csv" = "id,score\n1,0.5\n"
# [[aws]]
# service = "s3"
# op = "GetObject"
# status = 403
# code = "AccessDenied"
# message = "User: arn:aws:sts::111122223333:assumed-role/emr-job-runtime/00fabcd is not authorized to perform: kms:Decrypt on resource: arn:aws:kms:us-east-1:111122223333:key/0f6c2b1e-3a4d-4e5f-8a9b-1c2d3e4f5a6b because no identity-based policy allows the kms:Decrypt action"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
scores = spark.read.option("header", True).csv("s3a://acme-secure/scores/")
scores.agg({"score": "avg"}).show()
