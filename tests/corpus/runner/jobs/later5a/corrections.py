# /// scenario
# id = "c1019"
# name = "corrections"
# also = []
# kind = "code.udf_exception"
# why = "The job's own function multiplies a Decimal with a float; one of its two threads ends so."
# engine = "4.0"
# jars = ["delta"]
# ///
import logging
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from delta.tables import DeltaTable
from pyspark.sql import SparkSession, functions as F

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(threadName)s %(message)s")
log = logging.getLogger("corrections")
spark = SparkSession.builder.getOrCreate()
spark.range(60).selectExpr("id", "id * 2.0 as price").coalesce(1).write.format("delta").save("/mnt/lake/prices")


@F.udf("double")
def slow(price):
    time.sleep(0.1)
    return price * 1.19


def tax():
    DeltaTable.forPath(spark, "/mnt/lake/prices").update("id % 2 = 0", {"price": slow("price")})


def rounding():
    time.sleep(1.5)
    DeltaTable.forPath(spark, "/mnt/lake/prices").update("id % 2 = 1", {"price": F.expr("round(price)")})


with ThreadPoolExecutor(2) as pool:
    jobs = {name: pool.submit(step) for name, step in {"tax": tax, "rounding": rounding}.items()}
left = []
for name, job in jobs.items():
    if job.exception() is not None:
        left.append(name)
        log.error("%s: %s", name, type(job.exception()).__name__)
if left:
    sys.exit(f"{len(left)} of {len(jobs)} corrections left: {left}")
