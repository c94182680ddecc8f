# /// scenario
# id = "c779"
# kind = "unknown"
# also = ["code.exit_nonzero"]
# hard = true
# why = "A child shell ends with a status and without a word; the job repeats the status."
# name = "run_steps"
# engine = "3.5"
# ///
import subprocess
import sys

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
print("prepared:", spark.range(12).count(), flush=True)
step = subprocess.run(["/bin/sh", "-c", "exit 7"], check=False)
spark.stop()
if step.returncode:
    print(f"step 'compact' returned {step.returncode}", flush=True)
    sys.exit(step.returncode)
