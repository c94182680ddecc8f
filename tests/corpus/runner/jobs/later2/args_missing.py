# /// scenario
# id = "c459"
# kind = "code.bad_arguments"
# also = ["code.python_exception"]
# hard = true
# why = "The job takes its third argument without asking whether it is there."
# name = "load_day"
# engine = "3.5"
# args = ["s3://acme-landing/orders", "2026-11-20"]
# ///
import sys

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
source, day = sys.argv[1], sys.argv[2]
print(f"loading {source} of {day}")
target = sys.argv[3]
spark.read.parquet(f"{source}/dt={day}").write.parquet(target)
