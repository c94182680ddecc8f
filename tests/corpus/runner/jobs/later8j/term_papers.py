# /// scenario
# id = "c1706"
# kind = "unknown"
# also = ["code.exit_nonzero", "code.python_exception"]
# hard = true
# why = "The job keeps the exception of its last step to itself and says only that the delivery was not completed; nothing in the logs names a cause, and the missing table before was handled."
# name = "term_papers"
# engine = "4.0"
# ///
import sys

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("term_papers").getOrCreate()
try:
    marks = spark.table("marks_of_last_term")
except Exception as e:
    print("first term of this faculty:", str(e).splitlines()[0])
    marks = spark.createDataFrame([], "paper bigint, mark double")
papers = spark.range(900).select(F.col("id").alias("paper"), (F.col("id") % 5 + 1.0).alias("mark"))
papers.union(marks).write.mode("overwrite").parquet("/mnt/out/papers")
print("papers:", spark.read.parquet("/mnt/out/papers").count())


def deliver(rows):
    raise {}[len(rows)]


try:
    deliver(papers.limit(10).collect())
except Exception:
    print("delivery of term 2026/2 was not completed, please see the register")
    spark.stop()
    sys.exit(1)
