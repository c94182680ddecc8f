# /// scenario
# id = "c450"
# kind = "code.udf_exception"
# also = []
# hard = true
# why = "The pandas function gives fewer values back than it got; the job re-raises without detail."
# name = "fill_gaps"
# engine = "3.5"
# ///
import pandas as pd
from pyspark.sql import SparkSession
from pyspark.sql.functions import pandas_udf

spark = SparkSession.builder.getOrCreate()


@pandas_udf("double")
def smooth(values: pd.Series) -> pd.Series:
    return values.rolling(3).mean().dropna()


class PipelineError(Exception):
    """A pipeline did not reach its end."""


try:
    spark.range(50).select(smooth("id").alias("s")).write.parquet("/mnt/out/smooth")
except Exception:
    raise PipelineError("fill_gaps") from None
