# /// scenario
# id = "c092"
# kind = "data.corrupt_file"
# why = "The gzip input ends too early."
# name = "parse_feed"
# engine = "4.0"
# before = "mkdir -p /mnt/in && seq 1 400000 | gzip > /mnt/in/full.gz && head -c 300000 /mnt/in/full.gz > /mnt/in/feed.csv.gz && rm /mnt/in/full.gz"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.read.csv("/mnt/in/").groupBy("_c0").count().write.parquet("/mnt/out")
