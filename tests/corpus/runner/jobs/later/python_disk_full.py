# /// scenario
# id = "c228"
# kind = "disk.full"
# also = ["code.python_exception"]
# hard = true
# why = "The driver's scratch disk is full; the clean-up that follows fails with another exception."
# name = "stage_files"
# disk_mb = 5
# engine = "4.0"
# ///
import os

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
rows = spark.range(200_000).selectExpr("uuid() as u").toPandas()
try:
    with open("/mnt/local/stage.csv", "w") as out:
        for value in rows["u"]:
            out.write(value + "\n")
finally:
    os.rmdir("/mnt/local")
