# /// scenario
# id = "c868"
# kind = "memory.result_too_large"
# also = []
# hard = true
# why = "The serialized results are larger than spark.driver.maxResultSize; the job catches it and says that the report is missing."
# name = "weekly_table"
# engine = "3.5"
# conf = { "spark.driver.maxResultSize" = "2m", "spark.sql.execution.arrow.pyspark.enabled" = "true" }
# ///
from pyspark.sql import SparkSession


class ReportMissing(Exception):
    pass


def frame(spark):
    rows = spark.range(120_000).selectExpr("id", "sha2(string(id), 256) as k", "rand() as v")
    try:
        return rows.toPandas()
    except Exception:
        return None


spark = SparkSession.builder.getOrCreate()
found = frame(spark)
if found is None:
    raise ReportMissing("weekly report: no frame")
print(found.describe())
