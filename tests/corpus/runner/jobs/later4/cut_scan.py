# /// scenario
# id = "c912"
# kind = "submit.bad_config"
# also = []
# why = "A size among Spark's settings has a unit that Spark does not know."
# name = "cut_scan"
# engine = "4.0"
# conf = { "spark.sql.files.maxPartitionBytes" = "64 mbytes" }
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(1000).write.mode("overwrite").parquet("/mnt/out/scan")
print(spark.read.parquet("/mnt/out/scan").count())
