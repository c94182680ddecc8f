# /// scenario
# id = "c252"
# holdout = true
# kind = "submit.bad_config"
# why = "spark.sql.shuffle.partitions is not a number."
# name = "agg"
# engine = "3.4"
# conf = { "spark.sql.shuffle.partitions" = "auto" }
# ///
from pyspark.sql import SparkSession

SparkSession.builder.getOrCreate().range(5).groupBy("id").count().show()
