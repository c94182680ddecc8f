# /// scenario
# id = "c1309"
# kind = "dependency.python_interpreter"
# why = "The executors' Python has another minor version than the driver's; the job prints its own summary and exits."
# name = "segment_users"
# engine = "3.5"
# cluster = "standalone"
# env = { PYSPARK_PYTHON = "/mnt/envs/base/bin/python3", PYSPARK_DRIVER_PYTHON = "/home/hadoop/environment/bin/python" }
# before = """
# mkdir -p /mnt/envs/base/bin; ln -sf $(command -v python3.9) /mnt/envs/base/bin/python3
# """
# ///
import sys

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
segments = {}
for name, width in (("small", 10), ("large", 1000)):
    try:
        users = spark.sparkContext.range(width, numSlices=2)
        segments[name] = users.map(lambda n: n % 7).distinct().count()
    except Exception as e:
        segments[name] = None
        print(f"segment {name} failed with {type(e).__name__}")
print("segments:", segments)
if not any(segments.values()):
    sys.exit(9)
