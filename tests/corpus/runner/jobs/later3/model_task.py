# /// scenario
# id = "c826"
# kind = "dependency.python_module_missing"
# also = ["code.udf_exception"]
# why = "The model's library is imported inside a task and is not installed on the workers."
# name = "score_churn"
# engine = "4.0"
# cluster = "standalone"
# ///
import pandas as pd
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def score(batches):
    import xgboost

    booster = xgboost.Booster()
    for batch in batches:
        yield pd.DataFrame({"id": batch["id"], "p": booster.predict(batch)})


spark.range(30).mapInPandas(score, "id long, p double").write.mode("overwrite").parquet("/mnt/out/churn")
