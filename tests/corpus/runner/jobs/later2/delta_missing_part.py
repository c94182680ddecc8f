# /// scenario
# id = "c429"
# kind = "data.file_changed"
# also = ["data.path_not_found"]
# hard = true
# why = "A data file that the table's log names is gone when the job reads it."
# name = "gold_rollup"
# engine = "4.0"
# jars = ["delta"]
# ///
import glob
import os

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(0, 100, 1, 3).write.format("delta").save("/mnt/lake/silver")
os.remove(sorted(glob.glob("/mnt/lake/silver/*.parquet"))[1])
spark.read.format("delta").load("/mnt/lake/silver").selectExpr("sum(id)").show()
