# /// scenario
# id = "c435"
# kind = "data.file_changed"
# also = ["data.path_not_found"]
# hard = true
# why = "Another job rewrites the folder between planning and reading; the first failure is buried under the rollback's own."
# name = "stock_diff"
# engine = "3.4"
# ///
import shutil

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(0, 60, 1, 3).write.orc("/mnt/stock/today")
stock = spark.read.orc("/mnt/stock/today")
print("first", stock.first())
shutil.rmtree("/mnt/stock/today")
spark.range(0, 90, 1, 3).write.orc("/mnt/stock/today")
journal = open("/mnt/journal.txt", "w")
try:
    journal.write(str(stock.groupBy("id").count().count()))
except Exception:
    journal.close()
    journal.write("rollback")
    raise
