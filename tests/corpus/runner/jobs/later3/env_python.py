# /// scenario
# id = "c672"
# kind = "dependency.python_interpreter"
# also = ["submit.bad_config"]
# why = "The interpreter that the workers are told to start does not exist."
# name = "features"
# engine = "4.0"
# conf = { "spark.pyspark.python" = "./environment_v3/bin/python", "spark.pyspark.driver.python" = "/home/hadoop/environment/bin/python" }
# env = { PYSPARK_PYTHON = "" }
# ///
from pyspark.sql import SparkSession
from pyspark.sql.functions import udf

spark = SparkSession.builder.getOrCreate()
double = udf(lambda value: value * 2, "long")
print(spark.range(10).select(double("id")).agg({"<lambda>(id)": "sum"}).collect())
