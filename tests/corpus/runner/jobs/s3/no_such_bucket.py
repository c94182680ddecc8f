# /// scenario
# id = "c030"
# kind = "data.path_not_found"
# also = ["submit.bad_config"]
# why = "The input bucket does not exist."
# name = "legacy_import"
# jars = ["s3a"]
# services = ["aws"]
# [[aws]]
# service = "s3"
# status = 404
# code = "NoSuchBucket"
# message = "The specified bucket does not exist"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.read.parquet("s3a://acme-legacy-2019/import/").show()
