# /// scenario
# id = "c129"
# kind = "submit.bad_config"
# why = "The Iceberg catalog's type setting names no known type."
# name = "lake_init"
# jars = ["iceberg"]
# engine = "4.0"
# conf = { "spark.sql.catalog.lake.type" = "glue2" }
# ///
from pyspark.sql import SparkSession

SparkSession.builder.getOrCreate().sql("show tables in lake.raw").show()
