# /// scenario
# id = "c087"
# kind = "memory.broadcast_too_large"
# also = ["memory.result_too_large"]
# why = "The broadcast side of the join exceeds what the driver may collect."
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
