# /// scenario
# id = "c1504"
# kind = "submit.bad_config"
# also = []
# why = "spark.task.cpus is larger than the cores of an executor."
# name = "sum_routes"
# engine = "3.5"
# cluster = "standalone"
# conf = { "spark.task.cpus" = "4" }
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("sum_routes").getOrCreate()
routes = spark.range(900).selectExpr("id % 20 AS route", "id * 0.4 AS km")
routes.groupBy("route").sum("km").write.mode("overwrite").parquet("/mnt/out/routes")
