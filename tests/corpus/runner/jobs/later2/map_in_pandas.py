# /// scenario
# id = "c451"
# kind = "code.udf_exception"
# also = ["data.schema_mismatch"]
# why = "The frames that the function yields have another column than the declared schema."
# name = "geo_cells"
# engine = "4.0"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def cells(frames):
    for frame in frames:
        frame["cel"] = frame["lat"] // 10
        yield frame[["id", "cel"]]


points = spark.range(200).selectExpr("id", "double(id % 90) as lat")
points.mapInPandas(cells, "id long, cell double").write.parquet("/mnt/out/cells")
