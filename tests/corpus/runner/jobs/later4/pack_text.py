# /// scenario
# id = "c924"
# kind = "dependency.native_missing"
# also = []
# why = "Hadoop's zstandard codec needs a native library that is not there."
# name = "pack_text"
# engine = "3.5"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
lines = spark.range(400).selectExpr("concat('line ', id)").rdd.map(lambda row: row[0])
lines.saveAsTextFile("/mnt/out/lines", "org.apache.hadoop.io.compress.ZStandardCodec")
