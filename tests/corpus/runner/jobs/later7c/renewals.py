# /// scenario
# id = "c1463"
# kind = "sql.table_not_found"
# also = []
# why = "The table crm.contracts does not exist in the catalog."
# name = "renewals"
# engine = "3.5"
# ///
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.getOrCreate()
spark.sql("CREATE DATABASE crm")
spark.range(50).selectExpr("id AS customer", "id % 12 AS month").write.saveAsTable("crm.customers")
due = spark.table("crm.contracts").where(F.col("end_month") == 11)
due.join(spark.table("crm.customers"), "customer").write.parquet("/mnt/out/renewals")
