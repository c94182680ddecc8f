# /// scenario
# id = "c252"
# kind = "unknown"
# also = ["submit.bad_config", "code.python_exception"]
# hard = true
# why = "PySpark could not print the exception that it caught (a setting's value was invalid): its class alone is left."
# name = "agg"
# engine = "3.4"
# conf = { "spark.sql.shuffle.partitions" = "auto" }
# ///
from pyspark.sql import SparkSession

SparkSession.builder.getOrCreate().range(5).groupBy("id").count().show()
