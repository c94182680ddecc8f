# /// scenario
# id = "c470"
# kind = "dependency.python_module_missing"
# also = ["code.serialization"]
# hard = true
# why = "The job's own package is on the driver's path but was not shipped to the executors, where unpickling fails."
# name = "classify"
# engine = "4.0"
# cluster = "standalone"
# env = { PYTHONPATH = "" }
# before = "mkdir -p /mnt/driver_only/acme_rules && printf 'def label(n):\\n    return n %% 3\\n' > /mnt/driver_only/acme_rules/__init__.py"
# ///
import sys

from pyspark.sql import SparkSession

sys.path.insert(0, "/mnt/driver_only")
from acme_rules import label

spark = SparkSession.builder.getOrCreate()
print(spark.sparkContext.parallelize(range(30), 2).map(label).countByValue())
