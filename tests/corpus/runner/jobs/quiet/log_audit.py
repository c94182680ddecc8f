# /// scenario
# id = "c064"
# kind = "none"
# hard = true
# why = "The job analyses other jobs' logs and prints their errors; its own run succeeds."
# name = "log_audit"
# engine = "4.0"
# [files]
# "in/app.log" = """
# 26/11/19 03:10:00 ERROR Executor: Exception in task 3.0 in stage 2.0 (TID 11)
# java.lang.OutOfMemoryError: Java heap space
# 	at java.util.Arrays.copyOf(Arrays.java:3537)
# Caused by: com.amazonaws.services.s3.model.AmazonS3Exception: Access Denied (Service: Amazon S3; Status Code: 403; Error Code: AccessDenied)
# org.apache.spark.SparkException: Job aborted due to stage failure: Task 3 in stage 2.0 failed 4 times
# Traceback (most recent call last):
#   File "etl.py", line 3, in <module>
# ModuleNotFoundError: No module named 'pendulum'
# """
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
lines = spark.read.text("file:///home/hadoop/in/app.log")
for row in lines.collect():
    print(row["value"])
errors = lines.where("value rlike 'Error|Exception'")
errors.show(truncate=False)
print("audited", errors.count(), "error lines")
