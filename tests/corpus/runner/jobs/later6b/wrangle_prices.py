# /// scenario
# id = "c1389"
# kind = "dependency.python_module_missing"
# why = "No logs; the state text tells that a Python module is not there."
# name = "wrangle_prices"
# engine = "4.0"
# dress = ["nologs"]
# state_details = "Job failed, please check complete logs in configured logging destination. ExitCode: 1. Last few exceptions: ModuleNotFoundError: No module named 'awswrangler'. Please refer to the user guide on how to use python libraries with EMR Serverless..."
# job_run = { state = "FAILED" }
# ///
from pyspark.sql import SparkSession

import awswrangler as wr

spark = SparkSession.builder.getOrCreate()
prices = wr.s3.read_csv("s3://acme-prices/today.csv")
spark.createDataFrame(prices).write.mode("overwrite").parquet("/mnt/prices")
