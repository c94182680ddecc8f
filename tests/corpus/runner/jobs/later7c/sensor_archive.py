# /// scenario
# id = "c1475"
# kind = "data.corrupt_file"
# also = ["code.udf_exception"]
# why = "One of the gzip files that the tasks read with Python is cut off."
# name = "sensor_archive"
# engine = "3.5"
# cluster = "standalone"
# before = "mkdir -p /mnt/in/sensors; for d in 17 18 19 20; do seq 1 4000 | sed 's/^/s;2026-11-'$d';/' | gzip > /mnt/in/sensors/2026-11-$d.csv.gz; done; truncate -s 6000 /mnt/in/sensors/2026-11-19.csv.gz"
# ///
import glob
import gzip

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def rows(path):
    with gzip.open(path, "rt") as f:
        return path, sum(1 for line in f if line.endswith("0\n"))


paths = sorted(glob.glob("/mnt/in/sensors/*.gz"))
counted = spark.sparkContext.parallelize(paths, 4).map(rows).collect()
print(f"{len(counted)}/{len(paths)} archives counted")
