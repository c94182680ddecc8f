# /// scenario
# id = "c104"
# kind = "sql.syntax"
# hard = true
# why = "A generated filter has an unclosed bracket; the job logs the traceback itself, then exits 1."
# name = "dynamic_filter"
# engine = "4.0"
# logging = "iso"
# ///
import logging
import sys

from pyspark.sql import SparkSession

logging.basicConfig(stream=sys.stdout, format="%(levelname)s:%(message)s")
spark = SparkSession.builder.getOrCreate()
spark.range(10).createOrReplaceTempView("t")
rules = ["id > 3", "(id % 2 = 0", "id < 9"]
try:
    spark.sql(f"select * from t where {' and '.join(rules)}").show()
except Exception:
    logging.exception("rule set %s rejected", "2026-11")
    sys.exit(1)
