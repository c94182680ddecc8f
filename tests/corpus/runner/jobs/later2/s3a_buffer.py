# /// scenario
# id = "c425"
# kind = "disk.full"
# also = []
# hard = true
# why = "The S3A connector buffers uploads on a disk of 8 MB; the write fails far from any shuffle."
# name = "export_s3"
# engine = "3.5"
# jars = ["s3a"]
# services = ["aws"]
# disk_mb = 8
# [conf]
# "spark.hadoop.fs.s3a.buffer.dir" = "/mnt/local"
# "spark.hadoop.fs.s3a.fast.upload.buffer" = "disk"
# "spark.hadoop.fs.s3a.multipart.size" = "5M"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(0, 400_000, 1, 2).selectExpr("id", "md5(string(id)) a", "sha2(string(id), 256) b").write.option("compression", "none").csv("s3a://acme-export/feed/2026-11-20")
