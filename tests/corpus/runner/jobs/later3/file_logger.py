# /// scenario
# id = "c690"
# kind = "unknown"
# also = ["code.exit_nonzero", "code.python_exception"]
# hard = true
# why = "The job writes its errors to a file of its own; the log holds only a general sentence."
# name = "nightly_mart"
# engine = "4.0"
# ///
import logging

from pyspark.sql import SparkSession

logging.basicConfig(filename="/home/hadoop/nightly_mart.log", level=logging.INFO)
spark = SparkSession.builder.getOrCreate()


class MartError(Exception):
    pass


def build():
    try:
        rows = spark.range(80).collect()
        return {"rows": rows[99]}
    except Exception:
        logging.exception("mart")
        return None


if build() is None:
    raise MartError("mart not built, see nightly_mart.log")
