# /// scenario
# id = "c1420"
# kind = "dependency.python_interpreter"
# also = []
# holdout = true
# why = "The Python that the workers shall use does not exist on them."
# name = "tag_texts"
# engine = "4.0"
# conf = { "spark.pyspark.driver.python" = "/home/hadoop/environment/bin/python", "spark.pyspark.python" = "/opt/nlp-env/bin/python3.11" }
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
texts = spark.sparkContext.parallelize(["ship late", "box torn", "all fine"], 2)
print(texts.map(str.split).map(len).sum())
