# /// scenario
# id = "c1087"
# name = "letter_texts"
# also = []
# kind = "code.python_exception"
# hard = true
# why = "The letter's template asks for a field that the job does not give; the job's own hook for exceptions logs it in one line."
# engine = "3.4"
# ///
import sys

from pyspark.sql import SparkSession


def one_line(kind, value, trace):
    frame = trace
    while frame.tb_next:
        frame = frame.tb_next
    print(f"E {frame.tb_frame.f_code.co_name}:{frame.tb_lineno} {kind.__name__} {value}", file=sys.stderr)


sys.excepthook = one_line
spark = SparkSession.builder.getOrCreate()
customers = spark.range(12).selectExpr("id", "concat('C', id) as name").collect()


def letter(row):
    return "Dear {name}, your balance of {day} is {balance}".format(name=row.name, balance=row.id * 10)


print("I letters for", len(customers))
texts = [letter(row) for row in customers]
spark.createDataFrame([(text,) for text in texts], "text string").write.text("/mnt/out/letters")
