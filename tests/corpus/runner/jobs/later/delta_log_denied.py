# /// scenario
# id = "c210"
# kind = "access.s3_denied"
# why = "The role may list the Delta table's folder but not read its log."
# name = "gold_kpis"
# jars = ["delta", "s3a"]
# services = ["aws"]
# [objects]
# "acme-lake/kpi/_delta_log/00000000000000000000.json" = '{"protocol":{"minReaderVersion":1,"minWriterVersion":2}}'
# [[aws]]
# service = "s3"
# op = "GetObject"
# match = "_delta_log"
# status = 403
# code = "AccessDenied"
# message = "Access Denied"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
try:
    spark.read.format("delta").load("s3a://acme-lake/kpi").count()
except Exception as error:
    print("kpi failed", type(error).__name__)
    raise
