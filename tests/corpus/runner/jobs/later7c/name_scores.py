# /// scenario
# id = "c1518"
# kind = "dependency.python_interpreter"
# also = ["submit.bad_config"]
# hard = true
# why = "The Python that the executors are told to run does not exist; the driver prints only a class name."
# name = "name_scores"
# engine = "4.0"
# cluster = "standalone"
# conf = { "spark.pyspark.python" = "/opt/envs/scores-3/bin/python3", "spark.pyspark.driver.python" = "/home/hadoop/environment/bin/python", "spark.task.maxFailures" = "2" }
# env = { PYSPARK_PYTHON = "" }
# ///
import sys

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.getOrCreate()
names = spark.range(80).selectExpr("concat('name ', id % 30) AS name")
score = F.udf(lambda n: sum(map(ord, n)) % 100, "int")
try:
    print(names.select(score("name").alias("s")).groupBy("s").count().orderBy("s").first())
except Exception as e:
    print("no scores today", type(e).__name__, sep=": ")
    sys.exit(1)
