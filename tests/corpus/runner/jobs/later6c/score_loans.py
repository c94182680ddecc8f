# /// scenario
# id = "c1444"
# kind = "dependency.python_module_missing"
# also = ["code.udf_exception"]
# hard = true
# why = "lightgbm is not installed where the pandas function loads its model; the job catches that and prints a sentence of its own."
# name = "score_loans"
# engine = "4.0"
# cluster = "standalone"
# ///
import sys

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def scores(frames):
    from lightgbm import Booster

    model = Booster(model_file="/mnt/models/loans.txt")
    for f in frames:
        yield f.assign(score=model.predict(f[["amount"]]))


loans = spark.range(50).selectExpr("id", "id * 100.0 AS amount").repartition(2)
try:
    print(loans.mapInPandas(scores, "id long, amount double, score double").agg({"score": "avg"}).first())
except Exception as e:
    print("loans not scored:", str(e)[:48].strip().replace("\n", " "))
    sys.exit(1)
