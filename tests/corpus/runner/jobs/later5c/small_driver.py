# /// scenario
# id = "c1219"
# kind = "submit.bad_config"
# why = "The driver's memory setting is below what Spark demands, which the page of the task shows in its middle."
# name = "ref_refresh"
# engine = "3.4"
# dress = ["taskui:bash"]
# [conf]
# "spark.driver.memory" = "300m"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(10).write.mode("overwrite").parquet("/mnt/ref")
