# /// scenario
# id = "c032"
# kind = "network.unreachable"
# also = ["submit.bad_config"]
# hard = true
# why = "The S3 endpoint's name cannot be resolved: a wrong region in the setting."
# name = "cross_region_copy"
# jars = ["s3a"]
# services = ["aws"]
# [conf]
# "spark.hadoop.fs.s3a.endpoint" = "http://s3.eu-centrall-1.amazonaws.com"
# ///
import sys

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
try:
    spark.read.csv("s3a://acme-eu/orders/").count()
except Exception as error:
    print("COPY FAILED:", str(error).splitlines()[1] if len(str(error).splitlines()) > 1 else error)
    sys.exit(1)
