# /// scenario
# id = "c895"
# kind = "code.python_exception"
# also = []
# why = "The job's own function calls itself too deep on the driver."
# name = "fold_rules"
# engine = "4.0"
# logging = "json"
# ///
from pyspark.sql import SparkSession
from pyspark.sql import functions as f

spark = SparkSession.builder.getOrCreate()
rules = {f"r{n}": f"r{n + 1}" for n in range(40)} | {"r40": "r3"}


def last(rule):
    return last(rules[rule]) if rule in rules else rule


rows = spark.range(30).select(f.concat(f.lit("r"), f.col("id")).alias("rule"))
print({row.rule: last(row.rule) for row in rows.collect()})
