# /// scenario
# id = "c1659"
# kind = "dependency.python_module_missing"
# also = ["code.udf_exception"]
# why = "shapely is not installed where the pandas function runs."
# name = "zone_of"
# engine = "4.0"
# cluster = "standalone"
# ///
import pandas as pd
from pyspark.sql import SparkSession
from pyspark.sql.functions import pandas_udf

spark = SparkSession.builder.getOrCreate()


@pandas_udf("boolean")
def inside(x: pd.Series, y: pd.Series) -> pd.Series:
    from shapely.geometry import Point, box

    zone = box(0, 0, 40, 40)
    return pd.Series([zone.contains(Point(a, b)) for a, b in zip(x, y)])


stops = spark.range(900).selectExpr("id AS stop", "double(id % 90) AS x", "double(id % 70) AS y")
print("in the zone:", stops.where(inside("x", "y")).count())
