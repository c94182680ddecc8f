# /// scenario
# id = "c1200"
# kind = "dependency.python_interpreter"
# hard = true
# why = "The interpreter that the workers are told to start does not exist; the system says so in German, the operator repeats only its command."
# name = "kunden_scoring"
# engine = "3.5"
# logging = "warn"
# dress = ["sparksubmit:scoring_nightly.kunden_scoring"]
# [conf]
# "spark.pyspark.driver.python" = "/home/hadoop/environment/bin/python"
# "spark.pyspark.python" = "/opt/conda/envs/scoring/bin/python"
# [env]
# LANGUAGE = "de"
# ///
from pyspark.sql import SparkSession
from pyspark.sql.functions import udf

spark = SparkSession.builder.getOrCreate()
kunden = spark.range(60).selectExpr("id AS kunde", "id % 7 AS klasse")
gewicht = udf(lambda klasse: klasse * 0.25, "double")
print("Kunden:", kunden.count())
kunden.withColumn("wert", gewicht("klasse")).groupBy("klasse").sum("wert").show()
