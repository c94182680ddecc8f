# /// scenario
# id = "c1506"
# kind = "unknown"
# also = ["code.exit_nonzero", "code.python_exception"]
# hard = true
# why = "The job keeps its exception to itself and says only that its details were sent elsewhere; the tasks that failed before were tried again."
# name = "claims_batch"
# engine = "4.0"
# cluster = "standalone"
# ///
import sys

from pyspark import TaskContext
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def rate(rows):
    if TaskContext.get().attemptNumber() == 0 and TaskContext.get().partitionId() == 1:
        raise ConnectionResetError(104, "Connection reset by peer")
    return [(r % 6, r * 2) for r in rows]


try:
    rates = dict(spark.sparkContext.parallelize(range(300), 2).mapPartitions(rate).reduceByKey(max).collect())
    print("rates for", len(rates), "classes")
    print("class 6:", rates[6])
except Exception:
    print("claims_batch ended with state FAILED, details were sent to the owner of the job")
    sys.exit(1)
