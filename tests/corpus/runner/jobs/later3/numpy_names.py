# /// scenario
# id = "c668"
# kind = "dependency.version_conflict"
# also = ["code.udf_exception", "code.python_exception"]
# why = "A function uses a name that NumPy 2 took away."
# name = "anomaly_score"
# engine = "4.0"
# ///
import numpy as np
import pandas as pd
from pyspark.sql import SparkSession
from pyspark.sql.functions import pandas_udf

spark = SparkSession.builder.getOrCreate()


@pandas_udf("double")
def zscore(values: pd.Series) -> pd.Series:
    array = values.to_numpy().astype(np.float_)
    return pd.Series((array - array.mean()) / array.std())


spark.range(50).select(zscore("id")).write.mode("overwrite").parquet("/mnt/out/scores")
