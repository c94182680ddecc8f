# /// scenario
# id = "c647"
# kind = "memory.python_oom"
# also = ["code.udf_exception"]
# hard = true
# why = "A worker's Python may not allocate more memory; the job wraps the failure of the batch in its own exception."
# name = "chunk_scores"
# engine = "3.4"
# ///
import resource

import numpy as np
import pandas as pd
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


class BatchRejected(Exception):
    pass


def score(batches):
    resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))
    for number, batch in enumerate(batches):
        try:
            pairs = np.zeros((len(batch) * 40, len(batch) * 40))
            yield pd.DataFrame({"id": batch["id"], "s": pairs.sum(axis=1)[: len(batch)]})
        except MemoryError as problem:
            raise BatchRejected(f"batch {number} with {len(batch)} rows was rejected") from problem


print(spark.range(4000).repartition(1).mapInPandas(score, "id long, s double").count())
