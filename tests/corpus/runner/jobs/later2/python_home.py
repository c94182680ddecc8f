# /// scenario
# id = "c472"
# kind = "dependency.python_interpreter"
# also = ["submit.bad_config"]
# hard = true
# why = "The workers' Python finds no standard library where PYTHONHOME points, and ends at once."
# name = "tag_events"
# engine = "3.5"
# conf = { "spark.executorEnv.PYTHONHOME" = "/opt/python3.11" }
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
print(spark.range(20).rdd.map(lambda r: r.id % 5).countByValue())
