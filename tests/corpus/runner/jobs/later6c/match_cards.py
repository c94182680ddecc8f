# /// scenario
# id = "c1411"
# kind = "code.python_exception"
# also = []
# holdout = true
# why = "pandas refuses the merge on the driver because the keys are not unique."
# name = "match_cards"
# engine = "3.5"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
cards = spark.range(30).selectExpr("id % 10 AS card", "id AS seq").toPandas()
owners = spark.range(10).selectExpr("id AS card", "concat('owner', id) AS owner").toPandas()
print(cards.merge(owners, on="card", validate="one_to_one").head())
