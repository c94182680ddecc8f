# /// scenario
# id = "c248"
# kind = "code.worker_crash"
# also = ["code.udf_exception"]
# hard = true
# why = "The Python worker aborts (SIGABRT) in a pandas UDF; the driver's handler prints only the exception's class."
# name = "abort_udf"
# engine = "4.0"
# ///
import pandas as pd
from pyspark.sql import SparkSession
from pyspark.sql.functions import pandas_udf

spark = SparkSession.builder.getOrCreate()


@pandas_udf("long")
def heavy(ids: pd.Series) -> pd.Series:
    import os

    os.abort()
    return ids


try:
    spark.range(4).select(heavy("id")).collect()
except Exception as error:
    print("udf stage:", type(error).__name__)
    raise SystemExit(1)
