# /// scenario
# id = "c086"
# kind = "memory.result_too_large"
# hard = true
# why = "The tasks' results are larger than spark.driver.maxResultSize; the job's thread pool hides it behind a timeout sentence."
# name = "parallel_profile"
# logging = "iso"
# [conf]
# "spark.driver.maxResultSize" = "1m"
# ///
import sys
from concurrent.futures import ThreadPoolExecutor

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def profile(n):
    return len(spark.range(n).selectExpr("id", "uuid() as u").collect())


with ThreadPoolExecutor(2) as pool:
    jobs = [pool.submit(profile, n) for n in (10, 200_000)]
failed = [job.exception() for job in jobs if job.exception()]
if failed:
    print("profile job did not answer in time or failed:", len(failed), file=sys.stderr)
    sys.exit(4)
