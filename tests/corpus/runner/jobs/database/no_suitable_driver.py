# /// scenario
# id = "c013"
# kind = "dependency.class_missing"
# also = ["submit.bad_config"]
# why = "No JDBC driver for the address is on the class path."
# name = "accounts_extract"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.read.format("jdbc").option("url", "jdbc:sqlserver://erp.corp.example:1433;databaseName=erp").option("dbtable", "dbo.accounts").load().count()
