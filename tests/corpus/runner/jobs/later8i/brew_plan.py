# /// scenario
# id = "c1683"
# kind = "submit.bad_config"
# why = "A task asks for more cores than an executor has (spark.task.cpus over spark.executor.cores), so no SparkContext starts."
# name = "brew_plan"
# engine = "4.0"
# cluster = "standalone"
# conf = { "spark.executor.cores" = "1", "spark.task.cpus" = "2" }
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("brew_plan").getOrCreate()
kettles = spark.range(120).selectExpr("id AS brew", "id % 4 AS kettle")
kettles.groupBy("kettle").count().write.mode("overwrite").parquet("/mnt/out/brews")
