# /// scenario
# id = "c1375"
# kind = "data.file_changed"
# also = ["data.path_not_found"]
# why = "Records without any time; a file that was listed is gone when a task reads it."
# name = "thin_archive"
# engine = "3.5"
# logging = "foreign_bare"
# ///
import glob
import os

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(0, 8000, 1, 4).selectExpr("id", "id % 60 AS minute").write.mode("overwrite").orc("/mnt/archive/2026")
archive = spark.read.orc("/mnt/archive/2026")
print("minutes:", archive.select("minute").distinct().count())
for old in sorted(glob.glob("/mnt/archive/2026/part-*"))[1:3]:
    os.remove(old)
print("seconds:", archive.selectExpr("sum(minute) * 60 AS s").first().s)
