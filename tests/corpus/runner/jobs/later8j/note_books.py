# /// scenario
# id = "c1703"
# kind = "memory.executor_oom"
# also = []
# hard = true
# why = "Executors run out of heap while collect_list builds two very large rows; the driver prints only its own line, the lost shuffle output is the consequence, and the reset connection of the stage before was retried."
# name = "note_books"
# engine = "4.0"
# cluster = "standalone"
# conf = { "spark.task.maxFailures" = "2", "spark.stage.maxConsecutiveAttempts" = "2", "spark.sql.adaptive.enabled" = "false" }
# ///
import sys

from pyspark import TaskContext
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("note_books").getOrCreate()


def touch(rows):
    if TaskContext.get().partitionId() == 1 and TaskContext.get().attemptNumber() == 0:
        raise ConnectionResetError(104, "Connection reset by peer")
    yield sum(rows)


print("touched", sum(spark.sparkContext.parallelize(range(400), 2).mapPartitions(touch).collect()))
notes = spark.range(0, 260000, 1, 4).select(
    (F.col("id") % 2).alias("book"), F.repeat(F.md5(F.col("id").cast("string")), 60).alias("note")
)
try:
    notes.groupBy("book").agg(F.collect_list("note").alias("notes")).select("book", F.size("notes")).collect()
except Exception:
    print("books are not bound today")
    sys.exit(1)
spark.stop()
