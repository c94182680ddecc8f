# /// scenario
# id = "c1601"
# kind = "data.schema_mismatch"
# also = []
# why = "The header of the second CSV file has other columns than the schema of the job."
# name = "stock_files"
# engine = "3.5"
# before = """
# mkdir -p /mnt/in/stock && cd /mnt/in/stock
# printf 'sku,depot,pieces\\n10,A,4\\n11,B,7\\n' > stock-1120.csv
# printf 'sku,pieces,depot\\n10,6,A\\n12,1,C\\n' > stock-1121.csv
# """
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("stock_files").getOrCreate()
reader = spark.read.schema("sku int, depot string, pieces int").options(header=True, enforceSchema=False)
for day in ("1120", "1121"):
    stock = reader.csv(f"/mnt/in/stock/stock-{day}.csv")
    stock.write.mode("append").partitionBy("depot").parquet("/mnt/out/stock")
    print(day, "loaded")
