# /// scenario
# id = "c261"
# kind = "none"
# hard = true
# why = "The first bucket denies the read, the job uses the second one and succeeds."
# name = "two_regions"
# jars = ["s3a"]
# services = ["aws"]
# [objects]
# "acme-eu/ref/a.csv" = "1,2"
# [[aws]]
# service = "s3"
# match = "acme-us"
# status = 403
# code = "AccessDenied"
# message = "Access Denied"
# ///
import traceback

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
for bucket in ("acme-us", "acme-eu"):
    try:
        reference = spark.read.csv(f"s3a://{bucket}/ref/")
        break
    except Exception:
        traceback.print_exc()
print("reference rows", reference.count(), "from", bucket)
spark.stop()
