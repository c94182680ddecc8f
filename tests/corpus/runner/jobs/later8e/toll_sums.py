# /// scenario
# id = "c1579"
# kind = "submit.bad_config"
# also = []
# hard = true
# why = "The executors' JVM options ask for a first heap that is larger than the whole heap; every executor dies at start, only executor logs say so, and the driver shows only that the job's own watch cancelled it."
# name = "toll_sums"
# engine = "3.5"
# cluster = "standalone"
# timeout = 90
# dress = ["executors:6"]
# conf = { "spark.executor.extraJavaOptions" = "-Xms1g -XX:+UseStringDeduplication" }
# ///
import threading

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
tolls = spark.range(4000).selectExpr("id % 9 AS gate", "id * 0.4D AS euro")
watch = threading.Timer(10, spark.sparkContext.cancelAllJobs)
watch.daemon = True
watch.start()
print(tolls.groupBy("gate").sum("euro").orderBy("gate").collect())
watch.cancel()
