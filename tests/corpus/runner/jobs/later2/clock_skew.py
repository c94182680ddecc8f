# /// scenario
# id = "c491"
# kind = "access.credentials"
# also = ["access.s3_denied"]
# hard = true
# why = "S3 does not accept the signature of the request: the secret of the access key is wrong."
# name = "list_inbox"
# engine = "3.5"
# jars = ["s3a"]
# services = ["aws"]
# [[aws]]
# service = "s3"
# status = 403
# code = "SignatureDoesNotMatch"
# message = "The request signature we calculated does not match the signature you provided. Check your key and signing method."
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
try:
    rows = spark.read.text("s3a://acme-inbox/2026/11/20/").count()
except Exception as problem:
    raise FileNotFoundError("inbox of 2026-11-20 is not complete") from problem
print(rows)
