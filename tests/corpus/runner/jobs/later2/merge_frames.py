# /// scenario
# id = "c447"
# kind = "code.python_exception"
# also = []
# why = "pandas refuses to merge a number with a text key, in a pool's child process."
# name = "match_invoices"
# engine = "4.0"
# ///
from multiprocessing import get_context

import pandas as pd
from pyspark.sql import SparkSession


def match(pair):
    left, right = pair
    return len(left.merge(right, on="invoice"))


if __name__ == "__main__":
    spark = SparkSession.builder.getOrCreate()
    ours = spark.range(20).selectExpr("id as invoice", "id * 3 as amount").toPandas()
    theirs = spark.range(20).selectExpr("string(id) as invoice", "id * 2 as paid").toPandas()
    with get_context("fork").Pool(2) as pool:
        print(sum(pool.map(match, [(ours, theirs), (theirs, ours)])))
