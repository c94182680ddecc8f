# /// scenario
# id = "c057"
# kind = "dependency.class_missing"
# also = ["submit.bad_config"]
# hard = true
# why = "The Iceberg runtime jar is missing: the extension is skipped with a warning, then the catalog's class is not found."
# state_details = '''Job failed, please check complete logs in configured logging destination. ExitCode: 1. Last few exceptions: java.lang.ClassNotFoundException: org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions...'''
# name = "silver_merge"
# [conf]
# "spark.sql.extensions" = "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions"
# "spark.sql.catalog.glue" = "org.apache.iceberg.spark.SparkCatalog"
# "spark.sql.catalog.glue.warehouse" = "s3://acme-lake/warehouse"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.sql("merge into glue.silver.orders t using (select 1 as id) s on t.id = s.id when not matched then insert *")
