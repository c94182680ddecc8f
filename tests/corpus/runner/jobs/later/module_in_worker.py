# /// scenario
# id = "c256"
# kind = "dependency.python_module_missing"
# also = ["code.udf_exception", "code.serialization"]
# hard = true
# why = "A helper module beside the script is not shipped to the workers; unpickling fails there."
# name = "with_helper"
# cluster = "standalone"
# engine = "3.4"
# before = "mkdir -p /mnt/helper && echo 'def double(x): return 2 * x' > /mnt/helper/textkit.py"
# dress = ["executors:2"]
# ///
import sys

sys.path.insert(0, "/mnt/helper")
import textkit
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
try:
    print(spark.sparkContext.parallelize([1, 2], 2).map(textkit.double).collect())
except Exception:
    print("job failed in a worker", file=sys.stderr)
    sys.exit(1)
