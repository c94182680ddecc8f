# /// scenario
# id = "c509"
# kind = "unknown"
# also = ["code.python_exception", "code.exit_nonzero"]
# hard = true
# why = "A child program leaves with code 1 and keeps its output to itself."
# name = "run_dbt"
# engine = "3.4"
# files = { "bin/transform" = "#!/bin/sh\nexit 1\n" }
# before = "chmod +x /home/hadoop/bin/transform"
# ///
import subprocess

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(10).write.parquet("/mnt/stage/in")
subprocess.run(["/home/hadoop/bin/transform", "--project", "sales", "--target", "prod"], check=True, capture_output=True)
