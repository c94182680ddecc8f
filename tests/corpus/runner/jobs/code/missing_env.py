# /// scenario
# id = "c122"
# kind = "code.bad_arguments"
# also = ["code.python_exception", "submit.bad_config"]
# why = "The job demands an environment variable that is not set."
# name = "tenant_load"
# ///
import os

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
tenant = os.environ["TENANT_ID"]
spark.range(10).write.parquet(f"/mnt/tenants/{tenant}")
