# /// scenario
# id = "c1361"
# kind = "code.udf_exception"
# hard = true
# why = "The driver's stderr ends in the middle of a line, as half an archive gives it, and the other file is missing; a function of the job raises ValueError on a pair of coordinates in a task, and an older note quotes a full disk."
# name = "geo_match"
# dress = ["without:SPARK_DRIVER/stdout", "firstbytes:14300"]
# engine = "3.5"
# ///
from pyspark.sql import SparkSession
from pyspark.sql.functions import udf

spark = SparkSession.builder.getOrCreate()
log = spark._jvm.org.apache.log4j.Logger.getLogger("jobs.geo_match")


def cell(point):
    lat, lon = (float(part) for part in point.split(","))
    if not -90 <= lat <= 90:
        raise ValueError(f"latitude {lat} of a stop is not on this planet")
    return f"{int(lat)}:{int(lon)}"


stops = spark.createDataFrame([(n, f"{48 + n % 3}.{n},11.{n}") for n in range(60)] + [(60, "481.2,11.5")], "stop int, point string")
log.warn("ticket OPS-4411 of last week: [Errno 28] No space left on device, solved by larger disks")
log.info(f"stops: {stops.count()}")
stops.select(udf(cell)("point").alias("cell")).groupBy("cell").count().show()
