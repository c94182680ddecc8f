# /// scenario
# id = "c080"
# kind = "data.schema_mismatch"
# also = ["sql.analysis", "sql.unresolved_column"]
# why = "The appended data has no column that matches the Iceberg table's column kind."
# name = "purge_events"
# jars = ["iceberg"]
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.sql("create table lake.raw.events (id bigint, kind string) using iceberg")
spark.range(24).selectExpr("id", "'click'").coalesce(1).writeTo("lake.raw.events").append()
