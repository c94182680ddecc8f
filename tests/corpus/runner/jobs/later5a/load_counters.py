# /// scenario
# id = "c1082"
# name = "load_counters"
# kind = "data.invalid_value"
# also = ["code.python_exception"]
# why = "A counter does not fit the integer type of the declared schema."
# engine = "4.0"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
counters = [("north", 41_000_000), ("south", 17_300), ("harbour", 3_100_000_000)]
frame = spark.createDataFrame(counters, "gate string, passed int")
frame.write.mode("overwrite").parquet("/mnt/out/counters")
