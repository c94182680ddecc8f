# /// scenario
# id = "c805"
# kind = "code.udf_exception"
# also = []
# why = "A pandas UDF returns texts where it declares whole numbers."
# name = "grade"
# engine = "3.5"
# ///
import pandas as pd
from pyspark.sql import SparkSession
from pyspark.sql.functions import pandas_udf

spark = SparkSession.builder.getOrCreate()


@pandas_udf("long")
def grade(values: pd.Series) -> pd.Series:
    return values.map(lambda v: v if v < 7 else "top")


spark.range(10).select(grade("id").alias("g")).groupBy("g").count().show()
