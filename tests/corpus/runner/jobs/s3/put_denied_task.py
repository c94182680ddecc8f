# /// scenario
# id = "c022"
# kind = "access.s3_denied"
# also = ["code.udf_exception"]
# hard = true
# why = "The role may not write below the output prefix; S3A fails in the tasks and Spark wraps it in TASK_WRITE_FAILED."
# state_details = '''Job failed, please check complete logs in configured logging destination. ExitCode: 1. Last few exceptions: Caused by: java.lang.IllegalStateException: Error closing the output. org.apache.spark.SparkException: [TASK_WRITE_FAILED] Task failed while writ...'''
# name = "curate_orders"
# jars = ["s3a"]
# services = ["aws"]
# engine = "4.0"
# [[aws]]
# service = "s3"
# op = "PutObject"
# match = "part-"
# status = 403
# code = "AccessDenied"
# message = "Access Denied"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
orders = spark.range(1000).selectExpr("id", "id % 7 as store", "id * 1.5 as amount")
try:
    orders.write.mode("append").csv("s3a://acme-curated/orders/")
except Exception as error:
    raise RuntimeError("stage curate failed, see worker logs") from error
