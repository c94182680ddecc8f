# /// scenario
# id = "c906"
# kind = "code.bad_arguments"
# also = ["code.python_exception"]
# hard = true
# why = "An option of the command line lacks its value; getopt's error stands between the job's own lines."
# name = "load_zone"
# engine = "3.5"
# args = ["-z", "4", "--day"]
# ///
import getopt
import logging
import sys

from pyspark.sql import SparkSession

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
log = logging.getLogger("load_zone")
spark = SparkSession.builder.getOrCreate()
log.info("spark %s is up, %d partitions", spark.version, spark.sparkContext.defaultParallelism)
try:
    options, _ = getopt.getopt(sys.argv[1:], "z:", ["day=", "zone="])
except getopt.GetoptError as problem:
    log.error("%s", problem)
    spark.stop()
    log.info("stopped after 0 zones")
    sys.exit(64)
print(options)
