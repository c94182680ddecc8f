# /// scenario
# id = "c273"
# kind = "submit.bad_config"
# why = "spark.sql.shuffle.partitions is not a number."
# name = "agg_daily"
# engine = "4.0"
# conf = { "spark.sql.shuffle.partitions" = "auto" }
# ///
from pyspark.sql import SparkSession

SparkSession.builder.getOrCreate().range(5).groupBy("id").count().show()
