# /// scenario
# id = "c1536"
# kind = "disk.full"
# also = []
# hard = true
# why = "Blocks that are kept on disk fill the executors' local disk; the job prints only how long it tried."
# name = "keep_matrix"
# engine = "3.5"
# cluster = "standalone"
# disk_mb = 12
# env = { SPARK_LOCAL_DIRS = "/mnt/local" }
# conf = { "spark.task.maxFailures" = "2", "spark.rdd.compress" = "false" }
# ///
import sys
import time

from pyspark import StorageLevel
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
cells = (
    spark.range(0, 400_000, 1, 4)
    .selectExpr("id", "sha2(string(id), 512) AS seal")
    .persist(StorageLevel.DISK_ONLY)
)
began = time.time()
try:
    print(cells.count(), cells.selectExpr("max(seal)").first())
except Exception:
    print("matrix not kept, tried for more than", int(time.time() - began) // 60, "minutes")
    sys.exit(1)
