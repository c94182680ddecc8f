# /// scenario
# id = "c691"
# kind = "none"
# also = []
# hard = true
# why = "The run ends well; what looks like errors are the data it counts and a probe that it expects to miss."
# name = "error_counts"
# engine = "4.0"
# ///
from pyspark.sql import SparkSession
from pyspark.sql.utils import AnalysisException

spark = SparkSession.builder.getOrCreate()
messages = [
    ("web", "java.lang.OutOfMemoryError: Java heap space"),
    ("web", "psycopg2.errors.DeadlockDetected: deadlock detected"),
    ("api", "botocore.exceptions.ClientError: An error occurred (AccessDenied) when calling the GetObject operation"),
]
try:
    known = spark.read.parquet("/mnt/out/known_messages")
except AnalysisException as problem:
    print("first run:", str(problem).splitlines()[0])
    known = spark.createDataFrame([], "app string, message string")
frame = spark.createDataFrame(messages, "app string, message string").union(known)
for row in frame.groupBy("app", "message").count().orderBy("app", "message").collect():
    print(f"ERROR count for {row.app}: {row['count']} x {row.message}")
frame.write.mode("overwrite").parquet("/mnt/out/known_messages_new")
print("done")
