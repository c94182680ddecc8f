# /// scenario
# id = "c055"
# kind = "disk.full"
# why = "The sort's spill and shuffle files fill the worker's local disk."
# name = "sort_big"
# disk_mb = 24
# engine = "4.0"
# [conf]
# "spark.local.dir" = "/mnt/local"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
wide = spark.range(600_000).selectExpr("id", "uuid() as a", "uuid() as b", "uuid() as c")
wide.repartition(4, "a").sortWithinPartitions("b").write.parquet("/mnt/out")
