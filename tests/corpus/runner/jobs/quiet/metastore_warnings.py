# /// scenario
# id = "c050"
# kind = "none"
# hard = true
# why = "A fresh embedded metastore complains about missing versions and databases, then creates them; the job succeeds."
# name = "catalog_init"
# logging = "warn"
# [conf]
# "spark.hadoop.hive.metastore.schema.verification" = "true"
# "spark.hadoop.datanucleus.schema.autoCreateAll" = "false"
# "spark.hadoop.datanucleus.schema.autoCreateTables" = "false"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.enableHiveSupport().getOrCreate()
spark.sql("create database if not exists marts")
spark.sql("show tables in marts").show()
