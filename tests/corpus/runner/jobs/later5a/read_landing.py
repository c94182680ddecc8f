# /// scenario
# id = "c1052"
# name = "read_landing"
# kind = "submit.bad_config"
# also = []
# hard = true
# why = "A number among S3A's settings is a word; what surfaces is a NumberFormatException in the job's own exception."
# engine = "3.5"
# jars = ["s3a"]
# services = ["aws"]
# objects = { "acme-landing/2026/11/20/a.json" = "{\"id\": 1}" }
# conf = { "spark.hadoop.fs.s3a.connection.maximum" = "auto" }
# ///
from pyspark.sql import SparkSession


class StepFailed(Exception):
    pass


spark = SparkSession.builder.getOrCreate()
print("session", spark.version, spark.range(100).count())
try:
    print(spark.read.json("s3a://acme-landing/2026/11/20/").count())
except Exception as problem:
    raise StepFailed("landing could not be counted") from problem
