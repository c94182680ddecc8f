# /// scenario
# id = "c1701"
# kind = "disk.full"
# also = []
# hard = true
# why = "The RDD checkpoints that the tasks write fill the local disk; the driver prints only how many levels it kept, and the missing optional folder before was handled."
# name = "level_keeper"
# engine = "3.5"
# cluster = "standalone"
# disk_mb = 60
# ///
import sys

from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("level_keeper").getOrCreate()
sc = spark.sparkContext
sc.setCheckpointDir("file:/mnt/local/levels")
try:
    corrections = spark.read.parquet("/mnt/corrections/2026-11-20").count()
except Exception as e:
    corrections = 0
    print("no corrections of this day:", str(e).splitlines()[0])
kept = 0
level = sc.parallelize(range(24), 2).map(lambda n: bytes((n * k) % 251 for k in range(800_000)))
try:
    for _ in range(4):
        level = level.map(lambda b: bytes(reversed(b)))
        level.checkpoint()
        level.count()
        kept += 1
except Exception:
    pass
print(f"corrections {corrections}, levels kept: {kept} of 4")
spark.stop()
sys.exit(0 if kept == 4 else 2)
