# /// scenario
# id = "c478"
# kind = "dependency.resolution_failed"
# also = ["network.unreachable", "dependency.python_module_missing"]
# hard = true
# why = "The job installs a package with pip at its start, which cannot reach the index."
# name = "bootstrap_model"
# engine = "4.0"
# ///
import subprocess
import sys

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
subprocess.run([sys.executable, "-m", "pip", "install", "--disable-pip-version-check", "--timeout", "3", "--retries", "1", "lightgbm==4.5.0"], check=True)
import lightgbm

print(lightgbm.__version__)
