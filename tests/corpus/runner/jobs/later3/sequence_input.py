# /// scenario
# id = "c632"
# kind = "data.corrupt_file"
# also = ["code.udf_exception"]
# why = "The input of sequenceFile is plain text."
# name = "sequence_input"
# engine = "3.5"
# files = { "in/part-00000" = "1\tapple\n2\tpear\n" }
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
pairs = spark.sparkContext.sequenceFile("file:///home/hadoop/in", "org.apache.hadoop.io.IntWritable", "org.apache.hadoop.io.Text")
print(pairs.countByKey())
