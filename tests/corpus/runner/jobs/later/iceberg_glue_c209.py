# /// scenario
# id = "c209"
# kind = "service.throttled"
# also = ["service.metastore"]
# why = "Glue throttles Iceberg's catalog beyond its retries."
# name = "compact_all"
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
# code = "ThrottlingException"
# message = "Rate exceeded"
# status = 400
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.sql("select count(*) from glue.bronze.compact_all").show()
