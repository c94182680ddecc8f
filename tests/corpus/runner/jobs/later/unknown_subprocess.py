# /// scenario
# id = "c263"
# holdout = true
# kind = "unknown"
# also = ["code.exit_nonzero", "code.python_exception"]
# hard = true
# why = "A child program fails with status 3 and its output is thrown away."
# job_run = { state = "FAILED" }
# name = "wrap_tool"
# engine = "3.4"
# ///
import subprocess

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(3).count()
subprocess.run(["/bin/sh", "-c", "cat /no/such/file; exit 3"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
