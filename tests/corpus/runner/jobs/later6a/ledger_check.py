# /// scenario
# id = "c1320"
# kind = "code.python_exception"
# hard = true
# why = "The job's own check finds an unbalanced ledger; its message quotes a note of the data that tells of a deadlock."
# name = "ledger_check"
# engine = "3.5"
# ///
from dataclasses import dataclass

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
NOTES = ["paid", "java.sql.SQLTransactionRollbackException: Deadlock found when trying to get lock; try restarting transaction", "refund", "paid"]


@dataclass(frozen=True)
class Entry:
    number: int
    cents: int
    note: str


entries = [Entry(**row.asDict()) for row in spark.createDataFrame([(n, n * 10 - 13, note) for n, note in enumerate(NOTES)], "number int, cents int, note string").collect()]
for entry in entries:
    print(f"{entry.number:4d} {entry.cents:8d}  {entry.note}")


def balanced(entries, depth=0):
    if sum(e.cents for e in entries) == 0:
        return depth
    worst = max(entries, key=lambda e: len(e.note))
    raise ValueError(f"{sum(e.cents for e in entries)} cents off, look at entry {worst.number} ({worst.note})")


print("levels:", balanced(entries))
