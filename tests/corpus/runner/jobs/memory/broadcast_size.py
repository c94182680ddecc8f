# /// scenario
# id = "c087"
# kind = "memory.result_too_large"
# also = ["memory.broadcast_too_large"]
# hard = true
# why = "Collecting a side of the join exceeds spark.driver.maxResultSize; only the frames tell that it was to be broadcast."
# name = "store_join"
# engine = "4.0"
# [conf]
# "spark.driver.maxResultSize" = "1m"
# ///
from pyspark.sql import SparkSession
from pyspark.sql.functions import broadcast

spark = SparkSession.builder.getOrCreate()
left = spark.range(1000)
right = spark.range(300_000).selectExpr("id", "uuid() as name")
print(left.join(broadcast(right), "id").selectExpr("max(name)").collect())
