# /// scenario
# id = "c079"
# kind = "unknown"
# also = ["code.python_exception"]
# hard = true
# why = "The origin is hidden by raise from None behind a sentence that says nothing."
# name = "publish"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


class PipelineError(Exception):
    pass


def publish(frame):
    try:
        return frame.select("no_such_column").collect()
    except Exception:
        raise PipelineError("pipeline failed") from None


spark.sparkContext.setLogLevel("ERROR")
publish(spark.range(3))
