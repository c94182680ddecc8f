# /// scenario
# id = "c1378"
# kind = "data.schema_mismatch"
# why = "No logs; the state text, cut at its end, tells that the data does not fit the Delta table's schema."
# name = "land_tariffs"
# engine = "3.5"
# jars = ["delta"]
# dress = ["nologs"]
# state_details = "Job failed, please check complete logs in configured logging destination. ExitCode: 1. Last few exceptions: pyspark.errors.exceptions.captured.AnalysisException: [_LEGACY_ERROR_TEMP_DELTA_0007] A schema mismatch detected when writing to the Delta table ..."
# job_run = { state = "FAILED" }
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
tariffs = spark.range(20).selectExpr("id AS zone", "id * 1.5 AS price")
tariffs.write.format("delta").save("/mnt/tariffs")
print("zones:", tariffs.count())
tariffs.selectExpr("zone", "price", "'EUR' AS currency").write.format("delta").mode("append").save("/mnt/tariffs")
