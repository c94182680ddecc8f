# /// scenario
# id = "c407"
# kind = "data.corrupt_file"
# also = []
# why = "pandas reads a file that ends before its Parquet footer."
# name = "score_prepare"
# engine = "3.4"
# before = "mkdir -p /mnt/model && head -c 900 /dev/urandom > /mnt/model/weights.parquet"
# ///
import pandas as pd
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
weights = pd.read_parquet("/mnt/model/weights.parquet")
spark.createDataFrame(weights).createOrReplaceTempView("weights")
spark.sql("select sum(weight) from weights").show()
