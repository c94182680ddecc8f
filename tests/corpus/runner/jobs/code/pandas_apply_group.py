# /// scenario
# id = "c118"
# kind = "code.udf_exception"
# hard = true
# why = "A grouped pandas function raises its own RuntimeError, which came from a missing column and talks of timeouts."
# name = "per_store_model"
# engine = "4.0"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def model(frame):
    try:
        return frame.assign(score=frame["amount"] / frame["visitors"])[["store", "score"]]
    except KeyError as error:
        raise RuntimeError("model not fitted, try again later or raise the timeout") from error


stores = spark.range(20).selectExpr("id % 3 as store", "double(id) as amount")
stores.groupBy("store").applyInPandas(model, "store long, score double").write.parquet("/mnt/scores")
