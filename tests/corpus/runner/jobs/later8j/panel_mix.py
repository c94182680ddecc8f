# /// scenario
# id = "c1693"
# kind = "dependency.class_missing"
# also = ["submit.bad_config"]
# why = "The plugin of RAPIDS is configured, but its jar is not on the class path, so no SparkContext starts."
# name = "panel_mix"
# engine = "3.5"
# conf = { "spark.plugins" = "com.nvidia.spark.SQLPlugin", "spark.rapids.sql.concurrentGpuTasks" = "2" }
# ///
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("panel_mix").getOrCreate()
panels = spark.range(90000).withColumn("site", F.col("id") % 17)
panels.groupBy("site").agg(F.avg("id").alias("mean")).orderBy("site").show()
