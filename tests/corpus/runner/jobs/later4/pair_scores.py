# /// scenario
# id = "c866"
# kind = "memory.python_oom"
# also = ["code.udf_exception"]
# hard = true
# why = "A cross merge in a worker's pandas asks for more memory than there is; the driver prints a summary."
# name = "pair_scores"
# engine = "3.5"
# cluster = "standalone"
# conf = { "spark.task.maxFailures" = "2" }
# ///
import sys

import pandas as pd
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def pairs(group: pd.DataFrame) -> pd.DataFrame:
    both = group.merge(group, how="cross")
    return both[["id_x", "id_y"]].head(5)


rows = spark.range(2_000_000).selectExpr("id", "'eu' as region")
try:
    print(rows.groupBy("region").applyInPandas(pairs, "id_x long, id_y long").count())
except Exception as problem:
    print(f"pair_scores ended with {type(problem).__name__}", file=sys.stderr)
    spark.stop()
    sys.exit(20)
