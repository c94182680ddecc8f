# /// scenario
# id = "c883"
# kind = "data.file_changed"
# also = []
# hard = true
# why = "Another writer replaces the input's files while the job reads them; the job's retry reports only a count."
# name = "refresh_and_read"
# engine = "3.5"
# conf = { "spark.sql.files.maxPartitionBytes" = "8k", "spark.sql.files.openCostInBytes" = "8k" }
# ///
import shutil
import sys
import threading
import time
from pathlib import Path

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(8_000).selectExpr("id", "id % 9 as shop").repartition(8).write.parquet("/mnt/in/shops")
spark.range(500).selectExpr("id", "id % 4 as shop").repartition(3).write.parquet("/mnt/in/shops_next")
shops = spark.read.parquet("/mnt/in/shops")
shops.printSchema()
slow = shops.rdd.map(lambda row: (time.sleep(0.002), row.shop)[1])


def refresh():
    shutil.rmtree(Path("/mnt/in/shops"))
    shutil.move("/mnt/in/shops_next", "/mnt/in/shops")


threading.Timer(2, refresh).start()
failed = 0
for _ in range(2):
    try:
        print(slow.sum())
        break
    except Exception:
        failed += 1
if failed:
    print(f"refresh_and_read: {failed} of 2 attempts failed")
    sys.exit(4)
