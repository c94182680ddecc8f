# /// scenario
# id = "c431"
# kind = "data.path_exists"
# also = ["sql.analysis"]
# why = "The job creates a table that exists already."
# name = "init_dim"
# engine = "4.0"
# jars = ["iceberg"]
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.sql("create namespace if not exists lake.crm")
spark.range(3).writeTo("lake.crm.regions").using("iceberg").create()
spark.range(4).writeTo("lake.crm.regions").using("iceberg").create()
