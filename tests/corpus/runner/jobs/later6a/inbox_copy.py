# /// scenario
# id = "c1302"
# kind = "submit.bad_config"
# also = ["dependency.version_conflict", "code.python_exception"]
# hard = true
# why = "A time with a unit is set for an S3A setting that this Hadoop wants as a plain number; it surfaces as a NumberFormatException."
# name = "inbox_copy"
# engine = "3.5"
# jars = ["s3a"]
# services = ["aws"]
# objects = { "acme-inbox/2026/11/21/a.csv" = "id,n\n1,2\n" }
# conf = { "spark.hadoop.fs.s3a.threads.keepalivetime" = "60s" }
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
inbox = spark.read.option("header", True).csv("s3a://acme-inbox/2026/11/21/")
inbox.write.mode("overwrite").parquet("/mnt/out/inbox")
print(inbox.count(), "rows copied")
