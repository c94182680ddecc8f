# /// scenario
# id = "c917"
# kind = "dependency.python_interpreter"
# also = ["submit.bad_config"]
# hard = true
# why = "The interpreter that the executors are told to start does not exist there; the driver's own one is fine, and the job's text is its own."
# name = "tag_pages"
# engine = "3.5"
# cluster = "standalone"
# dress = ["executors:2"]
# conf = { "spark.pyspark.python" = "./environment/bin/python3.12", "spark.pyspark.driver.python" = "/home/hadoop/environment/bin/python", "spark.task.maxFailures" = "2" }
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
try:
    tags = spark.range(40).rdd.map(lambda row: (row.id % 4, 1)).countByKey()
except Exception as problem:
    print("tagging was not possible:", type(problem).__name__)
    raise SystemExit(2) from None
print(tags)
