# /// scenario
# id = "c1032"
# name = "export_lines"
# kind = "code.udf_exception"
# also = ["data.path_exists"]
# hard = true
# why = "The first try fails in the job's own function; the tries after it only meet the folder that the first left."
# engine = "3.5"
# ///
import time

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
CODES = {0: "A", 1: "B", 2: "C"}


def line(n):
    return f"{n};{CODES[n % 4]}"


def retry(times, action):
    for attempt in range(times):
        try:
            return action()
        except Exception as problem:
            print(f"try {attempt + 1} of {times}: {type(problem).__name__}", flush=True)
            if attempt == times - 1:
                raise
            time.sleep(1)


lines = spark.sparkContext.range(0, 400, numSlices=2).map(line)
retry(3, lambda: lines.saveAsTextFile("/mnt/out/lines"))
