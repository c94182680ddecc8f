# /// scenario
# id = "c1628"
# kind = "submit.bad_config"
# also = []
# why = "spark.sql.sources.partitionOverwriteMode has a value that Spark does not know."
# name = "day_totals"
# engine = "4.0"
# conf = { "spark.sql.sources.partitionOverwriteMode" = "partition" }
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("day_totals").getOrCreate()
sales = spark.range(800).selectExpr(
    "id * 3 AS cents", "date_add(DATE'2026-11-01', CAST(id % 20 AS INT)) AS day"
)
totals = sales.groupBy("day").sum("cents").toDF("day", "cents")
totals.write.mode("overwrite").partitionBy("day").parquet("/mnt/out/day_totals")
