# /// scenario
# id = "c1310"
# kind = "data.corrupt_file"
# why = "The checkpoint of the Delta table's log is cut off and is no Parquet file any more."
# name = "stock_history"
# engine = "3.5"
# jars = ["delta"]
# conf = { "spark.databricks.delta.properties.defaults.checkpointInterval" = "3" }
# ///
import subprocess
import sys

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
if len(sys.argv) == 1:
    for day in range(4):
        spark.range(day * 10, day * 10 + 10).withColumnRenamed("id", "sku").write.format("delta").mode("append").save("/mnt/lake/stock")
    spark.stop()
    checkpoint = "/mnt/lake/stock/_delta_log/00000000000000000003.checkpoint.parquet"
    subprocess.run(["truncate", "-s", "900", checkpoint], check=True)
    subprocess.run("rm -f /mnt/lake/stock/_delta_log/.*.crc /mnt/lake/stock/_delta_log/0000000000000000000[0-2].json", shell=True, check=True)
    spark = SparkSession.builder.getOrCreate()
print("history:", spark.read.format("delta").load("/mnt/lake/stock").count())
