# /// scenario
# id = "c1337"
# kind = "unknown"
# also = ["code.python_exception", "code.exit_nonzero"]
# hard = true
# why = "The job's data-protection hook withholds type, text and trace of what ended it."
# name = "member_mask"
# engine = "4.0"
# logging = "warn"
# ///
import sys

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def withheld(kind, value, trace):
    print("member_mask ended early. Details are withheld (policy DP-7: traces may hold member data).", flush=True)


sys.excepthook = withheld
members = spark.range(40).selectExpr("id", "concat('member', id, '@example.org') as mail")
print("members:", members.count())
hashes = {row.mail: row.id for row in members.collect()}
print(hashes["member40@example.org"])
