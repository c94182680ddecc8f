# /// scenario
# id = "c1650"
# kind = "network.unreachable"
# also = ["code.udf_exception"]
# why = "There is no route to the host of the land register, whose files the tasks fetch by FTP."
# name = "fetch_deeds"
# engine = "4.0"
# cluster = "standalone"
# ///
import ftplib

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
parcels = spark.sparkContext.parallelize(range(40), 2)


def deeds(ids):
    with ftplib.FTP("legacy.corp.example", "register", "register", timeout=10) as ftp:
        for i in ids:
            lines = []
            ftp.retrlines(f"RETR deeds/{i}.txt", lines.append)
            yield i, len(lines)


print(sorted(parcels.mapPartitions(deeds).collect()))
