# /// scenario
# id = "c207"
# kind = "access.catalog_denied"
# why = "Iceberg's Glue catalog may not read the table."
# name = "silver_orders"
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
# code = "AccessDeniedException"
# message = "User: arn:aws:sts::111122223333:assumed-role/emr-job-runtime/00fabcd is not authorized to perform: glue:GetTable on resource: arn:aws:glue:us-east-1:111122223333:database/silver because no identity-based policy allows the glue:GetTable action"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.sql("select count(*) from glue.silver.orders").show()
