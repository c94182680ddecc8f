# /// scenario
# id = "c1056"
# name = "score_new"
# also = []
# kind = "dependency.version_conflict"
# why = "The job demands a newer pandas than the environment holds."
# engine = "3.5"
# ///
import pkg_resources

pkg_resources.require(["pyarrow>=10", "pandas>=3.0"])

import pandas as pd
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.createDataFrame(pd.DataFrame({"id": range(10)})).write.parquet("/mnt/out/new")
