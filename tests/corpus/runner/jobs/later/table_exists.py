# /// scenario
# id = "c233"
# kind = "data.path_exists"
# also = ["code.exit_nonzero"]
# hard = true
# why = "The Iceberg table exists already; the error is logged by the job, which then stops with 2."
# name = "bootstrap"
# jars = ["iceberg"]
# engine = "4.0"
# ///
import logging
import sys

from pyspark.sql import SparkSession

logging.basicConfig(format="%(name)s|%(levelname)s|%(message)s")
spark = SparkSession.builder.getOrCreate()
for _ in range(2):
    try:
        spark.sql("create table lake.gold.kpi (id bigint) using iceberg")
    except Exception as error:
        logging.critical("bootstrap stopped: %s", error)
        sys.exit(2)
