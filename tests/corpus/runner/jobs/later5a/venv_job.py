# /// scenario
# id = "c1054"
# also = []
# kind = "dependency.python_interpreter"
# why = "The tasks' interpreter is looked for in an unpacked archive that is not there."
# name = "embed_texts"
# engine = "4.0"
# conf = { "spark.pyspark.python" = "./pyenv/bin/python3", "spark.pyspark.driver.python" = "/home/hadoop/environment/bin/python" }
# ///
from pyspark.sql import SparkSession, functions as F

spark = SparkSession.builder.getOrCreate()
length = F.udf(lambda text: len(text.split()), "int")
texts = spark.range(60).selectExpr("id", "concat('row ', id, ' of the day') as text")
texts.select(F.sum(length("text"))).show()
