# /// scenario
# id = "c835"
# kind = "data.empty_input"
# also = ["code.python_exception"]
# why = "The input holds no line; the job asks for the first one."
# name = "header_check"
# engine = "3.4"
# files = { "in/part-0.txt" = "" }
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
lines = spark.sparkContext.textFile("file:///home/hadoop/in")
header = lines.first().split(";")
print(len(header))
