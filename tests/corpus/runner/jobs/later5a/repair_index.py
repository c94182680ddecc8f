# /// scenario
# id = "c1098"
# name = "repair_index"
# also = []
# kind = "none"
# hard = true
# why = "The run ends well: what the tasks report of other runs is data, and the tasks that failed passed on a second try."
# engine = "3.5"
# cluster = "standalone"
# dress = ["executors:2"]
# ///
import os

from pyspark import TaskContext
from pyspark.sql import SparkSession

NOTES = ["java.lang.OutOfMemoryError: Java heap space", "ok", "Container killed by YARN for exceeding memory limits", "ok"]


def repair(numbers):
    if TaskContext.get().attemptNumber() == 0 and TaskContext.get().partitionId() == 1:
        raise BlockingIOError("index segment 1 is locked by another writer")
    return [(n, NOTES[n % 4]) for n in numbers]


spark = SparkSession.builder.getOrCreate()
notes = spark.sparkContext.parallelize(range(40), 2).mapPartitions(repair).collect()
for number, note in notes[:8]:
    print(f"run {number}: ERROR {note}" if note != "ok" else f"run {number}: ok")
spark.createDataFrame(notes, "run int, note string").coalesce(1).write.mode("overwrite").json("file:///tmp/notes")
print("index repaired,", len(notes), "runs seen")
