# /// scenario
# id = "c1433"
# kind = "submit.bad_config"
# also = []
# hard = true
# why = "The executors' JVM options name a GC log file in a folder that does not exist; every executor dies at start and only executor logs say so."
# name = "sum_boxes"
# engine = "3.5"
# cluster = "standalone"
# timeout = 30
# dress = ["executors:4"]
# conf = { "spark.executor.extraJavaOptions" = "-Xlog:gc*:file=/var/log/spark-gc/executor.log:time" }
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
print(spark.range(1000).selectExpr("sum(id)").first())
