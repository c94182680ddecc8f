# /// scenario
# id = "c667"
# kind = "dependency.class_missing"
# also = ["submit.bad_config"]
# why = "Hadoop's list of codecs names LZO's class, which is on no jar."
# name = "old_archive"
# engine = "3.4"
# conf = { "spark.hadoop.io.compression.codecs" = "org.apache.hadoop.io.compress.GzipCodec,com.hadoop.compression.lzo.LzopCodec" }
# files = { "in/a.txt" = "one\ntwo\n" }
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
print(spark.sparkContext.textFile("file:///home/hadoop/in/a.txt").count())
