# /// scenario
# id = "c1464"
# kind = "code.udf_exception"
# also = ["data.malformed_record"]
# hard = true
# why = "The job's function cannot unpack a line of the log files that it analyses; the disk text is one of those lines, and the driver prints only a class name."
# name = "worker_events"
# engine = "3.5"
# cluster = "standalone"
# ///
import sys

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
LINES = [
    "26/11/19 02:11:08|ERROR|worker-3|disk /mnt1: No space left on device",
    "26/11/19 02:11:09|WARN|worker-3|task 17 will be tried again",
    "26/11/19 02:12:40|ERROR|worker-9|java.lang.OutOfMemoryError: Java heap space",
    "26/11/19 02:14:02 ERROR worker-4 disk /mnt2: No space left on device",
]


def event(line):
    try:
        when, level, worker, text = line.split("|")
    except ValueError as e:
        raise ValueError(f"{e} in {line!r}") from e
    return worker, level, text


try:
    counts = (
        spark.sparkContext.parallelize(LINES * 25, 4)
        .map(event)
        .map(lambda e: (e[0], 1))
        .reduceByKey(lambda a, b: a + b)
        .collect()
    )
    print(counts)
except Exception as e:
    print("events of 2026-11-19 not counted:", type(e).__name__)
    sys.exit(1)
