# /// scenario
# id = "c060"
# kind = "dependency.python_interpreter"
# also = ["submit.bad_config"]
# why = "The Python named for the workers does not exist there."
# name = "train_prep"
# [conf]
# "spark.pyspark.driver.python" = "/home/hadoop/environment/bin/python"
# "spark.pyspark.python" = "./environment/bin/python3.9"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
print(spark.sparkContext.parallelize(range(10), 2).map(lambda x: x * x).sum())
