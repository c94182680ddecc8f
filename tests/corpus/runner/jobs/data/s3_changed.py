# /// scenario
# id = "c101"
# kind = "data.file_changed"
# hard = true
# also = ["data.path_not_found"]
# why = "The object was deleted between listing and opening; S3A reports NoSuchKey from the tasks, the job only its own exception."
# name = "fold_parts"
# jars = ["s3a"]
# services = ["aws"]
# [objects]
# "acme-landing/parts/1.csv" = "1\n2\n"
# "acme-landing/parts/2.csv" = "3\n4\n"
# [[aws]]
# service = "s3"
# op = "GetObject"
# match = "parts/2.csv"
# status = 404
# code = "NoSuchKey"
# message = "The specified key does not exist."
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


class FoldError(Exception):
    pass


try:
    spark.read.schema("v int").csv("s3a://acme-landing/parts/").write.parquet("/mnt/folded")
except Exception as error:
    raise FoldError(f"fold of parts failed: {type(error).__name__}") from None
