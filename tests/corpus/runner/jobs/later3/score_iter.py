# /// scenario
# id = "c615"
# kind = "code.udf_exception"
# also = []
# hard = true
# why = "An iterator pandas UDF looks a group up in a dict that lacks it; the job logs one sentence and raises its own."
# name = "score_iter"
# engine = "3.5"
# logging = "warn"
# ///
import logging
from collections.abc import Iterator

import pandas as pd
from pyspark.sql import SparkSession
from pyspark.sql.functions import pandas_udf

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
log = logging.getLogger("scoring")
spark = SparkSession.builder.getOrCreate()
weights = {0: 0.2, 1: 0.5, 2: 0.1}


class StepFailed(Exception):
    pass


@pandas_udf("double")
def score(batches: Iterator[pd.Series]) -> Iterator[pd.Series]:
    for batch in batches:
        yield batch.map(lambda value: weights[value % 4])


def step(name, action):
    log.info("step %s begins", name)
    try:
        action()
    except Exception as problem:
        log.error("step %s: %s", name, type(problem).__name__)
        raise StepFailed(f"step {name} did not complete") from problem


step("load", lambda: spark.range(100).count())
step("score", lambda: spark.range(100).select(score("id")).collect())
