# /// scenario
# id = "c1429"
# kind = "data.malformed_record"
# also = ["code.python_exception"]
# holdout = true
# why = "A line of the partner's CSV has a field too many, which pandas says on the driver."
# name = "read_export"
# engine = "4.0"
# before = "mkdir -p /mnt/in; printf 'id,name,town\n1,ann,rome\n2,bob,oslo\n3,eve,paris,france\n' > /mnt/in/export.csv"
# ///
import pandas as pd
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
known = spark.range(5).selectExpr("id").toPandas()
export = pd.read_csv("/mnt/in/export.csv")
spark.createDataFrame(export.merge(known, on="id")).write.mode("overwrite").parquet("/mnt/out/export")
