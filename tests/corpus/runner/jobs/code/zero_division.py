# /// scenario
# id = "c112"
# kind = "code.python_exception"
# hard = true
# why = "A ZeroDivisionError on the driver, while the job's exception handler itself fails on a closed file."
# state_details = '''Job failed, please check complete logs in configured logging destination. ExitCode: 1. Last few exceptions: ValueError: I/O operation on closed file.'''
# name = "kpi_ratio"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
report = open("/mnt/report.txt", "w")
report.close()
clicks, views = spark.range(5).count(), spark.range(5).where("id > 7").count()
try:
    ratio = clicks / views
except ZeroDivisionError:
    report.write("no ratio today")
