# /// scenario
# id = "c925"
# kind = "unknown"
# also = ["code.python_exception"]
# hard = true
# why = "The engine's logging is off and the job raises a sentence of its own; nothing tells what stopped the write."
# name = "publish_mart"
# engine = "4.0"
# jars = ["s3a"]
# services = ["aws"]
# [[aws]]
# service = "s3"
# op = "PutObject"
# match = "part-"
# status = 403
# code = "AccessDenied"
# message = "User: arn:aws:sts::111122223333:assumed-role/emr-job-runtime/00fabcd is not authorized to perform: s3:PutObject on resource: \"arn:aws:s3:::acme-mart/daily/part-00000.parquet\" because no identity-based policy allows the s3:PutObject action"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


class NotPublished(Exception):
    pass


try:
    spark.range(100).selectExpr("id", "id % 4 as k").coalesce(1).write.mode("overwrite").parquet("s3a://acme-mart/daily/")
except Exception:
    raise NotPublished("daily mart of 2026-11-20") from None
