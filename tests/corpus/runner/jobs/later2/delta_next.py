# /// scenario
# id = "c477"
# kind = "dependency.version_conflict"
# also = ["dependency.class_missing"]
# hard = true
# why = "Delta 3.3, made for Spark 3.5, runs on Spark 3.4; the job hides the JVM's error behind its own text."
# name = "load_silver"
# engine = "3.4"
# submit = ["--jars", "/usr/share/aws/lib/delta-spark_2.12-3.3.2.jar,/usr/share/aws/lib/delta-storage-3.3.2.jar"]
# before = "mkdir -p /usr/share/aws/lib; mountpoint -q /usr/share/aws/lib || mount -t tmpfs none /usr/share/aws/lib; ln -sf $EMRDX_ENGINES/jars/e35/delta-*.jar /usr/share/aws/lib/"
# [conf]
# "spark.sql.extensions" = "io.delta.sql.DeltaSparkSessionExtension"
# "spark.sql.catalog.spark_catalog" = "org.apache.spark.sql.delta.catalog.DeltaCatalog"
# ///
import logging

from pyspark.sql import SparkSession

log = logging.getLogger("load_silver")
spark = SparkSession.builder.getOrCreate()


def attempt(n):
    try:
        spark.range(50).write.format("delta").mode("append").save("/mnt/lake/silver")
    except Exception:
        log.exception("load failed, attempt %d of 2", n)
        return False
    return True


if not any(attempt(n) for n in (1, 2)):
    raise TimeoutError("silver table was not loaded in time")
