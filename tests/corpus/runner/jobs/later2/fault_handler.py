# /// scenario
# id = "c455"
# kind = "code.worker_crash"
# also = []
# why = "Native code called from a pandas function reads address zero; the fault handler shows the frame."
# name = "embed_text"
# engine = "3.5"
# conf = { "spark.sql.execution.pyspark.udf.faulthandler.enabled" = "true", "spark.python.worker.faulthandler.enabled" = "true" }
# ///
import ctypes

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def embed(frames):
    for frame in frames:
        if (frame["id"] > 70).any():
            ctypes.string_at(0)
        yield frame


print(spark.range(100).repartition(2).mapInPandas(embed, "id long").count())
