# /// scenario
# id = "c1556"
# kind = "code.python_exception"
# also = []
# why = "The driver subtracts a date from a string: TypeError."
# name = "due_dates"
# engine = "3.5"
# ///
import datetime

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
loans = spark.range(40).selectExpr(
    "id AS loan",
    "date_add(DATE'2026-11-01', int(id)) AS due",
    "IF(id % 9 = 8, '2026-11-30', NULL) AS moved_to",
)
today = datetime.date(2026, 11, 20)
for loan in loans.collect():
    due = loan.moved_to or loan.due
    if due - today < datetime.timedelta(days=3):
        print("remind", loan.loan)
