# /// scenario
# id = "c245"
# kind = "code.python_exception"
# hard = true
# why = "An AttributeError on None in a pool's process; the parent prints its remote traceback and exits 1."
# name = "multi_tenant"
# ///
import multiprocessing
import sys
import traceback

from pyspark.sql import SparkSession


def settings(tenant):
    found = {"a": {"limit": 3}}.get(tenant)
    return found.get("limit")


if __name__ == "__main__":
    spark = SparkSession.builder.getOrCreate()
    spark.range(3).count()
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        try:
            print(pool.map(settings, ["a", "b"]))
        except Exception:
            traceback.print_exc()
            print("tenants done: 1 of 2")
            spark.stop()
            sys.exit(1)
