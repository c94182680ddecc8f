# /// scenario
# id = "c100"
# kind = "data.file_changed"
# also = ["data.path_not_found"]
# why = "An input file was removed after the listing and before the read."
# name = "merge_parts"
# engine = "4.0"
# ///
import glob
import os

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(30).repartition(3).write.parquet("/mnt/parts")
frame = spark.read.parquet("/mnt/parts")
for path in glob.glob("/mnt/parts/part-00001*"):
    os.unlink(path)
print(frame.selectExpr("sum(id)").collect())
