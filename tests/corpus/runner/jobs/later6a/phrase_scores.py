# /// scenario
# id = "c1322"
# kind = "code.worker_crash"
# hard = true
# why = "The Python worker ends by SIGABRT inside native code; the driver prints how many batches it scored and exits."
# name = "phrase_scores"
# engine = "4.0"
# ///
import ctypes
import sys

import pyarrow as pa
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def score(batches):
    libc = ctypes.CDLL(None)
    for batch in batches:
        pointer = ctypes.c_void_p(libc.strdup(b"phrase"))
        if batch.column(0)[0].as_py() >= 200:
            libc.abort()
        yield pa.RecordBatch.from_arrays([batch.column(0)], ["id"])


scored = 0
for begin in (0, 100, 200):
    try:
        scored += spark.range(begin, begin + 100, 1, 1).mapInArrow(score, "id long").count()
    except Exception as e:
        print(f"phrases from {begin} were not scored ({type(e).__name__})")
print(scored, "phrases scored")
sys.exit(scored < 300)
