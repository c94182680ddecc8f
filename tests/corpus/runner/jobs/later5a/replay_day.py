# /// scenario
# id = "c1091"
# name = "replay_day"
# kind = "code.bad_arguments"
# also = ["code.python_exception"]
# why = "The day on the command line has another form than the job reads."
# engine = "3.5"
# args = ["20261120", "s3://acme-replay/out"]
# ///
import sys
from datetime import datetime

from pyspark.sql import SparkSession

day = datetime.strptime(sys.argv[1], "%Y-%m-%d").date()
target = sys.argv[2]
spark = SparkSession.builder.getOrCreate()
spark.range(24).selectExpr("id as hour").write.mode("overwrite").parquet(f"{target}/{day:%Y/%m/%d}")
