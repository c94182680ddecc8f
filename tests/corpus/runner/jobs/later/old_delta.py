# /// scenario
# id = "c255"
# kind = "dependency.version_conflict"
# also = ["dependency.class_missing"]
# why = "Delta 2.4, made for Spark 3.4, runs on Spark 3.5."
# name = "append_bronze"
# submit = ["--jars", "/usr/share/aws/lib/delta-core_2.12-2.4.0.jar,/usr/share/aws/lib/delta-storage-2.4.0.jar"]
# before = "mkdir -p /usr/share/aws/lib; mountpoint -q /usr/share/aws/lib || mount -t tmpfs none /usr/share/aws/lib; ln -sf $EMRDX_ENGINES/jars/e34/delta-*.jar /usr/share/aws/lib/"
# [conf]
# "spark.sql.extensions" = "io.delta.sql.DeltaSparkSessionExtension"
# "spark.sql.catalog.spark_catalog" = "org.apache.spark.sql.delta.catalog.DeltaCatalog"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(5).write.format("delta").save("/mnt/lake/bronze")
