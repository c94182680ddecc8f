# /// scenario
# id = "c234"
# kind = "data.corrupt_file"
# why = "A Parquet file was cut in the middle."
# name = "yearly"
# engine = "4.0"
# ///
import glob

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(5000).selectExpr("id", "uuid() as u").repartition(2).write.parquet("/mnt/year")
path = sorted(glob.glob("/mnt/year/part-*.parquet"))[1]
data = open(path, "rb").read()
open(path, "wb").write(data[: len(data) // 2])
for crc in glob.glob("/mnt/year/.*.crc"):
    __import__("os").unlink(crc)
spark.read.schema("id long, u string").parquet("/mnt/year").selectExpr("max(u)").show()
