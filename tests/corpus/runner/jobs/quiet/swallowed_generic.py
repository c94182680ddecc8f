# /// scenario
# id = "c074"
# kind = "unknown"
# also = ["code.exit_nonzero"]
# hard = true
# why = "Every exception is swallowed; the job prints a count of failed steps and exits 1."
# job_run = { state = "FAILED" }
# state_details = '''Job failed, please check complete logs in configured logging destination. ExitCode: 1.'''
# name = "orchestrate"
# ///
import sys

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(10).count()


def step(number):
    return {}["step"] if number == 3 else number


failed = 0
for number in range(5):
    try:
        step(number)
    except Exception:
        failed += 1
print(f"{5 - failed} of 5 steps completed")
spark.stop()
if failed:
    sys.exit(1)
