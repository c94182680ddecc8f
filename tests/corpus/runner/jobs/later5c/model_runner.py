# /// scenario
# id = "c1206"
# kind = "unknown"
# also = ["code.exit_nonzero"]
# hard = true
# why = "A child program ends with status 2 and writes to a file of its own; the console shows only that."
# name = "model_runner"
# engine = "4.0"
# dress = ["ghview:nightly"]
# ///
import subprocess
import sys

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(100).write.mode("overwrite").parquet("/mnt/stage/sessions")
print("stage ready, starting models", flush=True)
with open("/mnt/models.log", "w") as log:
    child = subprocess.run([sys.executable, "-c", "import sys; print('model sessions_daily: Database Error in model'); sys.exit(2)"], stdout=log, stderr=log, check=False)
if child.returncode:
    print(f"models finished with status {child.returncode}, details in target/logs/models.log", flush=True)
    spark.stop()
    sys.exit(1)
