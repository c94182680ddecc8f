# /// scenario
# id = "c026"
# kind = "access.credentials"
# also = ["access.s3_denied"]
# why = "S3 does not know the access key that the job's settings bring."
# hard = true
# name = "partner_drop"
# jars = ["s3a"]
# services = ["aws"]
# logging = "iso"
# [[aws]]
# service = "s3"
# status = 403
# code = "InvalidAccessKeyId"
# message = "The AWS Access Key Id you provided does not exist in our records."
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.read.text("s3a://partner-drop/in/manifest.txt").show()
