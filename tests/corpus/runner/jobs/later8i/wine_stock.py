# /// scenario
# id = "c1671"
# kind = "none"
# why = "The job succeeds; it only has warnings about large tasks and about its window."
# name = "wine_stock"
# engine = "3.5"
# ///
from pyspark.sql import SparkSession, Window
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("wine_stock").getOrCreate()
labels = [(n, f"estate {n % 40} " + "x" * 120) for n in range(30000)]
bottles = spark.createDataFrame(spark.sparkContext.parallelize(labels, 2), "bottle INT, label STRING")
ranked = bottles.withColumn("rank", F.row_number().over(Window.orderBy("label")))
ranked.where("rank <= 500").write.mode("overwrite").parquet("/mnt/out/wine")
print("rows:", spark.read.parquet("/mnt/out/wine").count())
spark.stop()
