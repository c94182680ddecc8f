# /// scenario
# id = "c1581"
# kind = "none"
# also = []
# why = "The job succeeds; it only has warnings of the numeric libraries."
# name = "shop_groups"
# engine = "3.5"
# ///
from pyspark.ml.clustering import KMeans
from pyspark.ml.feature import StandardScaler, VectorAssembler
from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("shop_groups").getOrCreate()
shops = spark.range(900).selectExpr("id", "id % 31 * 1.5D AS turnover", "pmod(id * 7919, 97) / 10D AS visits")
raw = VectorAssembler(inputCols=["turnover", "visits"], outputCol="raw").transform(shops)
scaled = StandardScaler(inputCol="raw", outputCol="features").fit(raw).transform(raw)
model = KMeans(k=4, seed=11, maxIter=8).fit(scaled)
print("cost %.2f" % model.summary.trainingCost)
model.transform(scaled).groupBy("prediction").count().orderBy("prediction").show()
model.write().overwrite().save("/mnt/out/shop_groups")
spark.stop()
