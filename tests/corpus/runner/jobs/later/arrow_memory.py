# /// scenario
# id = "c223"
# kind = "code.udf_exception"
# also = ["memory.python_oom", "unknown"]
# hard = true
# why = "A pandas UDF raises its own RuntimeError; Spark's shortened traceback does not show what it came from."
# name = "vectorise"
# engine = "4.0"
# ///
import resource

import pandas as pd
from pyspark.sql import SparkSession
from pyspark.sql.functions import pandas_udf

spark = SparkSession.builder.getOrCreate()


@pandas_udf("long")
def vectorise(ids: pd.Series) -> pd.Series:
    import pyarrow as pa

    resource.setrlimit(resource.RLIMIT_AS, (1_500_000_000, 1_500_000_000))
    try:
        buffers = [pa.allocate_buffer(400_000_000) for _ in range(9)]
    except Exception as error:
        raise RuntimeError("vectoriser crashed on a bad record") from error
    return ids + len(buffers)


spark.range(10).select(vectorise("id")).collect()
