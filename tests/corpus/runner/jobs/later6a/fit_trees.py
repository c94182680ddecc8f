# /// scenario
# id = "c1314"
# kind = "data.empty_input"
# also = ["code.python_exception"]
# why = "The filter of the training's window leaves no rows; the library's complaint is caught and told as a state of the model."
# name = "fit_trees"
# engine = "3.5"
# ///
import sys

from pyspark.ml.classification import DecisionTreeClassifier
from pyspark.ml.feature import VectorAssembler
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
visits = spark.range(300).selectExpr("id % 2 as label", "id * 0.1 as pages", "id % 24 as hour", "date_sub(date'2026-06-30', cast(id % 90 as int)) as day")
states = {}
for model, since in (("spring", "2026-04-01"), ("autumn", "2026-09-01")):
    rows = VectorAssembler(inputCols=["pages", "hour"], outputCol="features").transform(visits.where(f"day >= date'{since}'"))
    try:
        tree = DecisionTreeClassifier(maxDepth=3).fit(rows)
        states[model] = f"depth {tree.depth}"
    except Exception as e:
        states[model] = f"unfitted ({str(e).splitlines()[0][:160]})"
for model, state in states.items():
    print(f"model {model}: {state}")
if any(state.startswith("unfitted") for state in states.values()):
    sys.exit(5)
