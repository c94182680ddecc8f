# /// scenario
# id = "c480"
# kind = "dependency.native_missing"
# also = ["code.udf_exception"]
# hard = true
# why = "The pandas function loads a system library that the workers do not have; the library's guard turns it into its own error."
# name = "raster_stats"
# engine = "3.5"
# conf = { "spark.sql.execution.pyspark.udf.simplifiedTraceback.enabled" = "false" }
# ///
import ctypes

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


class RasterUnavailable(Exception):
    pass


def open_raster():
    try:
        return ctypes.CDLL("libgdal.so.32")
    except OSError as problem:
        raise RasterUnavailable("raster support is switched off") from problem


def stats(frames):
    library = open_raster()
    for frame in frames:
        frame["v"] = library.GDALVersionInfo(0)
        yield frame


spark.range(10).mapInPandas(stats, "id long, v long").write.parquet("/mnt/out/stats")
