# /// scenario
# id = "c1076"
# name = "price_ledger"
# also = []
# kind = "data.commit_conflict"
# hard = true
# why = "Rows that an update reads are deleted by another thread's commit, so Delta refuses the update; the job keeps the exception's class only."
# engine = "3.5"
# jars = ["delta"]
# ///
import logging
import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from delta.tables import DeltaTable
from pyspark.sql import SparkSession, functions as F

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(threadName)s %(message)s")
log = logging.getLogger("ledger")
spark = SparkSession.builder.getOrCreate()
spark.range(60).selectExpr("id", "double(id) as price").coalesce(1).write.format("delta").save("/mnt/lake/prices")


@F.udf("double")
def taxed(price):
    open("/mnt/begun", "w").close()
    for _ in range(600):
        if os.path.exists("/mnt/ended"):
            break
        time.sleep(0.1)
    return price * 1.19


def tax():
    DeltaTable.forPath(spark, "/mnt/lake/prices").update("id % 2 = 0", {"price": taxed("price")})


def purge():
    while not os.path.exists("/mnt/begun"):
        time.sleep(0.1)
    DeltaTable.forPath(spark, "/mnt/lake/prices").delete("id > 50")
    open("/mnt/ended", "w").close()


with ThreadPoolExecutor(2) as pool:
    jobs = {name: pool.submit(step) for name, step in {"tax": tax, "purge": purge}.items()}
left = []
for name, job in jobs.items():
    if job.exception() is not None:
        left.append(name)
        log.error("%s: %s", name, type(job.exception()).__name__)
if left:
    sys.exit(f"{len(left)} of {len(jobs)} passes left: {left}")
