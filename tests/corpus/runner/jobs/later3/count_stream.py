# /// scenario
# id = "c626"
# kind = "sql.analysis"
# also = ["code.python_exception"]
# why = "The job counts a streaming DataFrame as if it were a batch."
# name = "count_stream"
# engine = "3.5"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
clicks = spark.readStream.format("rate").option("rowsPerSecond", 5).load()
print("clicks so far:", clicks.where("value % 2 = 0").count())
