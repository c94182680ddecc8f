# /// scenario
# id = "c422"
# kind = "memory.result_too_large"
# also = []
# hard = true
# why = "toPandas brings more to the driver than maxResultSize; the job raises its own error from it."
# name = "weekly_report"
# engine = "4.0"
# [conf]
# "spark.driver.maxResultSize" = "2m"
# "spark.sql.execution.arrow.pyspark.enabled" = "true"
# ///
from pyspark.sql import SparkSession


class ReportError(Exception):
    pass


def report(spark):
    frame = spark.range(0, 300_000, 1, 6).selectExpr("id", "md5(string(id)) as h")
    try:
        return frame.toPandas().groupby("h").size()
    except Exception as problem:
        raise ReportError("weekly report: sheet 'detail' not written") from problem


print(report(SparkSession.builder.getOrCreate()))
