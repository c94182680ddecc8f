# /// scenario
# id = "c1212"
# kind = "data.malformed_record"
# also = ["code.python_exception"]
# why = "A line of the tariff file has more fields than the others, which pandas cannot parse."
# name = "tariff_import"
# engine = "3.5"
# dress = ["reply:74"]
# before = "mkdir -p /mnt/tariffs && printf 'zone,band,price\\n1,A,2.40\\n1,B,2.80\\n2,A,3,10\\n2,B,3.50\\n' > /mnt/tariffs/2026-11.csv"
# ///
import pandas as pd
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
print("zones:", spark.range(12).count())
tariffs = pd.read_csv("/mnt/tariffs/2026-11.csv")
spark.createDataFrame(tariffs).write.mode("overwrite").parquet("/mnt/out/tariffs")
