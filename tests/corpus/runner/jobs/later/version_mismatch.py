# /// scenario
# id = "c259"
# kind = "dependency.python_interpreter"
# why = "Driver and workers run different minor versions of Python."
# name = "mixed"
# [conf]
# "spark.pyspark.driver.python" = "/home/hadoop/environment/bin/python"
# "spark.pyspark.python" = "python3.9"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
print(spark.sparkContext.parallelize(range(4), 2).map(lambda x: x + 1).collect())
