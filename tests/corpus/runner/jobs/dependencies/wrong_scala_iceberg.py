# /// scenario
# id = "c058"
# kind = "dependency.version_conflict"
# also = ["dependency.class_missing"]
# why = "An Iceberg runtime for Spark 3.5 and Scala 2.12 runs on Spark 4 with Scala 2.13."
# name = "orders_upsert"
# engine = "4.0"
# submit = ["--jars", "/usr/share/aws/lib/iceberg-spark-runtime-3.5_2.12-1.9.2.jar"]
# before = "mkdir -p /usr/share/aws/lib; mount -t tmpfs none /usr/share/aws/lib; ln -s ~root/.cache/emrdx-engines/jars/e35/iceberg-spark-runtime-3.5_2.12-1.9.2.jar /usr/share/aws/lib/"
# [conf]
# "spark.sql.extensions" = "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions"
# "spark.sql.catalog.lake" = "org.apache.iceberg.spark.SparkCatalog"
# "spark.sql.catalog.lake.type" = "hadoop"
# "spark.sql.catalog.lake.warehouse" = "/mnt/lake"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.sql("create table lake.raw.orders (id bigint) using iceberg")
spark.sql("insert into lake.raw.orders values (1)")
