# /// scenario
# id = "c1592"
# kind = "code.worker_crash"
# also = ["code.udf_exception"]
# hard = true
# why = "The native function that the tasks call frees its memory twice, and the Python workers abort; only the executors' logs say so."
# name = "frame_sums"
# engine = "3.5"
# cluster = "standalone"
# conf = { "spark.task.maxFailures" = "2" }
# before = """
# mkdir -p native && printf '#include <stdlib.h>\\nint frame_sum(int n) { int *b = malloc(64 * sizeof(int)); int s = 0; for (int i = 0; i < 64; i++) { b[i] = n + i; s += b[i]; } free(b); if (n > 900) free(b); return s; }\\n' > native/frames.c
# gcc -O0 -w -shared -fPIC -o native/libframes.so native/frames.c && rm native/frames.c
# """
# ///
import ctypes

from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("frame_sums").getOrCreate()


def sums(numbers):
    native = ctypes.CDLL("/home/hadoop/native/libframes.so")
    return [sum(native.frame_sum(n) for n in numbers)]


try:
    print("sum", spark.sparkContext.parallelize(range(1200), 3).mapPartitions(sums).sum())
except Exception as e:
    print("frame sums stopped:", type(e).__name__)
    raise SystemExit(1) from None
