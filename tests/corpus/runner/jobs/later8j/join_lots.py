# /// scenario
# id = "c1707"
# kind = "submit.bad_config"
# also = ["code.python_exception"]
# why = "spark.sql.autoBroadcastJoinThreshold is '64 MB'; Spark takes no space in a size."
# name = "join_lots"
# engine = "4.0"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("join_lots").getOrCreate()
lots = spark.range(20000).selectExpr("id AS lot", "id % 90 AS hall")
halls = spark.range(90).withColumnRenamed("id", "hall")
print("lots", lots.count())
spark.conf.set("spark.sql.autoBroadcastJoinThreshold", "64 MB")
print(lots.join(halls, "hall").groupBy("hall").count().count())
