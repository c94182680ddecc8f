# /// scenario
# id = "c208"
# kind = "service.metastore"
# also = ["service.unavailable"]
# why = "Glue fails internally when Iceberg's catalog asks for the table."
# name = "bronze_load"
# jars = ["iceberg-aws"]
# services = ["aws"]
# [conf]
# "spark.sql.extensions" = "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions"
# "spark.sql.catalog.glue" = "org.apache.iceberg.spark.SparkCatalog"
# "spark.sql.catalog.glue.catalog-impl" = "org.apache.iceberg.aws.glue.GlueCatalog"
# "spark.sql.catalog.glue.warehouse" = "s3://acme-lake/warehouse"
# "spark.sql.catalog.glue.glue.endpoint" = "http://glue.us-east-1.amazonaws.com"
# [[aws]]
# service = "glue"
# code = "InternalServiceException"
# message = "An internal service error occurred"
# status = 500
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.sql("select count(*) from glue.bronze.bronze_load").show()
