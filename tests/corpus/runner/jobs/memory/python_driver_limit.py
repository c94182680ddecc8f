# /// scenario
# id = "c085"
# kind = "memory.python_oom"
# also = ["code.python_exception"]
# hard = true
# why = "pandas runs out of memory on the driver; the job's own message speaks of a corrupt file."
# name = "matrix_report"
# engine = "4.0"
# ///
import resource

import pandas as pd
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
frame = spark.range(4000).selectExpr("id as a").toPandas()
resource.setrlimit(resource.RLIMIT_AS, (1_200_000_000, 1_200_000_000))
try:
    crossed = frame.merge(frame, how="cross").merge(frame.head(50), how="cross")
except Exception as error:
    raise ValueError("matrix.parquet looks corrupt or truncated") from error
print(pd.concat([crossed]).shape)
