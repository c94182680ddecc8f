# /// scenario
# id = "c908"
# kind = "code.exit_nonzero"
# also = []
# hard = true
# why = "A step of the job calls sys.exit(9) and gives no reason; the step runner logs the traceback."
# name = "promote"
# engine = "3.5"
# ///
import logging
import sys

from pyspark.sql import SparkSession

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")


def count(spark):
    return spark.range(70).filter("id % 7 = 0").count()


def promote(spark):
    if count(spark) != 70:
        sys.exit(9)


spark = SparkSession.builder.getOrCreate()
for step in (count, promote):
    try:
        logging.info("step %s: %s", step.__name__, step(spark))
    except BaseException:
        logging.exception("step %s", step.__name__)
        raise
