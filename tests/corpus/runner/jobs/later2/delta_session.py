# /// scenario
# id = "c467"
# kind = "submit.bad_config"
# also = ["code.python_exception"]
# hard = true
# why = "The session lacks Delta's extension and catalog settings; the job reports it as a missing feature of the table."
# name = "vacuum_tables"
# engine = "4.0"
# jars = ["delta"]
# [conf]
# "spark.sql.extensions" = ""
# "spark.sql.catalog.spark_catalog" = ""
# ///
import logging

from pyspark.sql import SparkSession

logging.basicConfig(level=logging.INFO)
spark = SparkSession.builder.getOrCreate()


def maintain(path):
    try:
        from delta.tables import DeltaTable

        spark.range(10).write.format("delta").mode("append").save(path)
        DeltaTable.forPath(spark, path).vacuum()
    except Exception as problem:
        logging.error("table %s cannot be maintained", path, exc_info=problem)
        return False
    return True


if not all(map(maintain, ["/mnt/lake/a"])):
    raise SystemExit("maintenance incomplete")
