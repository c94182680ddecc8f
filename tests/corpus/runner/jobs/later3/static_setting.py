# /// scenario
# id = "c662"
# kind = "submit.bad_config"
# also = ["sql.analysis"]
# why = "The job sets a Spark setting that cannot be changed in a running session."
# name = "set_memory"
# engine = "4.0"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.conf.set("spark.sql.adaptive.enabled", "true")
spark.conf.set("spark.executor.memory", "8g")
print(spark.range(10).count())
