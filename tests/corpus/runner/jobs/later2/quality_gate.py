# /// scenario
# id = "c462"
# kind = "code.exit_nonzero"
# also = []
# hard = true
# why = "The job's own quality gate ends it; the failures printed before are those of its checks, caught on purpose."
# name = "quality_gate"
# engine = "3.5"
# ///
import sys

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
orders = spark.range(1000).selectExpr("id", "if(id % 50 = 0, null, id) as customer")
checks = {
    "not_empty": "select count(*) > 0 from orders",
    "has_channel": "select count(channel) > 0 from orders",
    "customers_known": "select count(customer) = count(*) from orders",
}
orders.createOrReplaceTempView("orders")
result = {}
for name, query in checks.items():
    try:
        result[name] = spark.sql(query).first()[0]
    except Exception as problem:
        print(f"check {name} is skipped on this source: {type(problem).__name__}")
for name, passed in result.items():
    print(f"{'PASS' if passed else 'FAIL'}  {name}")
spark.stop()
code = 0 if all(result.values()) else 20
print(f"quality_gate: 1 of {len(result)} checks below target, sys.exit({code})")
sys.exit(code)
