# /// scenario
# id = "c617"
# kind = "code.udf_exception"
# also = ["data.schema_mismatch"]
# why = "A grouped pandas function returns columns other than those it declares."
# name = "group_means"
# engine = "3.4"
# ///
import pandas as pd
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def means(group: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame({"k": [group["k"].iloc[0]], "average": [group["v"].mean()]})


spark.range(60).selectExpr("id % 3 as k", "id * 1.5 as v").groupBy("k").applyInPandas(means, "k long, mean double").show()
