# /// scenario
# id = "c907"
# kind = "code.bad_arguments"
# also = ["code.python_exception"]
# hard = true
# why = "An environment variable that the job demands is not set."
# name = "check_start"
# engine = "3.4"
# ///
import os

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
print("partitions:", spark.range(100).repartition(4).rdd.getNumPartitions())
needed = ("MART_BUCKET", "MART_DAY")
left = [name for name in needed if not os.environ.get(name)]
if left:
    raise RuntimeError(f"set {', '.join(left)} before this job is submitted")
