# /// scenario
# id = "c1408"
# kind = "code.exit_nonzero"
# also = ["unknown"]
# hard = true
# why = "The job ends itself with exit 4 because of its own row count check; the failed tasks before were retried and the text about memory is data."
# name = "recount"
# engine = "3.5"
# cluster = "standalone"
# ///
import sys

from pyspark import TaskContext
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def notes(rows):
    if TaskContext.get().attemptNumber() == 0 and TaskContext.get().partitionId() == 1:
        raise OSError("lost lease on chunk 1")
    for r in rows:
        yield r % 3, "ticket: java.lang.OutOfMemoryError: Java heap space on till 7"


got = spark.sparkContext.parallelize(range(90), 2).mapPartitions(notes).toDF(["k", "note"]).groupBy("k", "note").count()
rows = got.collect()
for r in rows:
    print(r.k, r.note, r["count"])
if sum(r["count"] for r in rows) < 100:
    print("recount: 90 tickets, at least 100 wanted")
    spark.stop()
    sys.exit(4)
