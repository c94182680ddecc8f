# /// scenario
# id = "c263"
# kind = "code.python_exception"
# also = ["unknown", "code.exit_nonzero"]
# hard = true
# why = "A child program fails with status 3 and its output is thrown away."
# name = "wrap_tool"
# engine = "3.4"
# ///
import subprocess

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(3).count()
subprocess.run(["/bin/sh", "-c", "cat /no/such/file; exit 3"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
