# /// scenario
# id = "c1424"
# kind = "data.file_changed"
# also = []
# hard = true
# why = "A file that was listed is gone when the tasks read it; the job prints only that the index is incomplete."
# name = "rebuild_index"
# engine = "4.0"
# ///
import glob
import os
import sys

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(400).repartition(4).selectExpr("id", "uuid() AS doc").write.json("/mnt/in/docs")
docs = spark.read.json("/mnt/in/docs")
print(docs.count(), "documents")
os.remove(sorted(glob.glob("/mnt/in/docs/part-*"))[2])
try:
    docs.repartition(2, "id").write.mode("overwrite").orc("/mnt/out/index")
except Exception:
    print("index incomplete, the old one stays")
    os._exit(2)
