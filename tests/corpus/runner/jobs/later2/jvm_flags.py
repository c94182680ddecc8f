# /// scenario
# id = "c465"
# kind = "submit.bad_config"
# also = ["executor.lost"]
# hard = true
# why = "The executors' JVM options contradict each other, so that none starts; only their own stdout says it."
# name = "nightly_join"
# engine = "3.5"
# cluster = "standalone"
# timeout = 40
# dress = ["executors:3"]
# conf = { "spark.executor.extraJavaOptions" = "-XX:+UseG1GC -XX:+UseParallelGC" }
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
print(spark.range(100).join(spark.range(50), "id").count())
