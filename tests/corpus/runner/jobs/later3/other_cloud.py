# /// scenario
# id = "c827"
# kind = "dependency.class_missing"
# also = []
# why = "Hadoop has no file system for the scheme gs on its class path."
# name = "copy_exports"
# engine = "4.0"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.read.parquet("gs://acme-exports/2026/11/20").write.mode("overwrite").parquet("/mnt/out/exports")
