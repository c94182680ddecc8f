# /// scenario
# id = "c1380"
# kind = "unknown"
# also = ["code.exit_nonzero"]
# hard = true
# why = "The state text ends with the exit code, and the log tells of a good run up to the job's own stop; what made it leave with status 1 stands nowhere."
# name = "close_week"
# engine = "4.0"
# state_details = "Job failed, please check complete logs in configured logging destination. ExitCode: 1."
# job_run = { state = "FAILED" }
# ///
import sys

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
week = spark.range(7).selectExpr("date_add('2026-11-09', int(id)) AS day", "id * 11 AS orders")
done = week.where("orders > 0").count()
try:
    assert done == 7
except AssertionError:
    spark.stop()
    sys.exit(1)
week.write.mode("overwrite").csv("/mnt/weeks/46")
