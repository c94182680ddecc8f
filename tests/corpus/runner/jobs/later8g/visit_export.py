# /// scenario
# id = "c1621"
# kind = "data.corrupt_file"
# also = []
# why = "One of the bzip2 files is cut off, it cannot be decompressed to its end."
# name = "visit_export"
# engine = "3.5"
# cluster = "standalone"
# before = "mkdir in && for n in 1 2; do (echo visit,minutes; seq -f '%.0f,7' ${n}00000 ${n}90000) | bzip2 > in/visits-0$n.csv.bz2; done; truncate -s 70000 in/visits-02.csv.bz2"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("visit_export").getOrCreate()
visits = spark.read.schema("visit int, minutes int").option("header", True).csv("/home/hadoop/in")
visits.groupBy().sum("minutes").write.json("/mnt/out/visits")
