# /// scenario
# id = "c1116"
# kind = "sql.function_not_found"
# also = ["sql.analysis"]
# hard = true
# why = "A function that this Spark does not have is used in an expression of a list of rules; the rule is skipped with a note, and the empty result fails an assertion."
# dress = ['sparkmagic:9']
# name = "near_words"
# engine = "3.4"
# ///
from pyspark.sql import SparkSession
from pyspark.sql.functions import expr

spark = SparkSession.builder.getOrCreate()
words = spark.createDataFrame([("colour", "color"), ("grey", "gray")], "a string, b string")
rules = {"near": "jaro_winkler(a, b) > 0.9"}
found = {}
for name, rule in rules.items():
    try:
        found[name] = words.where(expr(rule)).count()
    except Exception as problem:
        print("rule", name, "skipped;", str(problem).split(";")[0])
print("rules applied:", len(found))
assert found, "no rule gave a result"
