# /// scenario
# id = "c1543"
# kind = "code.python_exception"
# also = []
# hard = true
# why = "A function of the job's thread pool compares None with a number on the driver; the deadlock and the memory are texts of the tickets that it prints."
# name = "settle_notes"
# engine = "3.5"
# ///
import sys
import traceback
from multiprocessing.pool import ThreadPool

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
NOTES = ["ERROR: deadlock detected", "java.lang.OutOfMemoryError: Java heap space", "Access Denied", "closed"]
notes = (
    spark.range(40)
    .selectExpr("id", "CASE WHEN id < 36 THEN id % 9 END AS days", "CAST(id % 4 AS INT) AS t")
    .collect()
)


def settle(note):
    print(f"note {note.id}: {NOTES[note.t]}")
    return note.id if note.days > 4 else None


try:
    with ThreadPool(1) as pool:
        done = pool.map(settle, notes)
    print(len([d for d in done if d]), "settled")
except Exception:
    sys.stdout.write("notes stay open\n")
    traceback.print_exc(file=sys.stdout)
    spark.stop()
    sys.exit(3)
