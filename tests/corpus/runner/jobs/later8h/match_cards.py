# /// scenario
# id = "c1665"
# kind = "code.python_exception"
# also = []
# why = "A pandas merge on the driver is told to be one to one, and a card stands twice in the left frame: MergeError."
# name = "match_cards"
# engine = "3.5"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
cards = spark.range(120).selectExpr("id % 119 AS card", "id AS swipe").toPandas()
owners = spark.range(119).selectExpr("id AS card", "concat('p', id) AS owner").toPandas()
print("cards:", len(cards), "owners:", len(owners))
both = cards.merge(owners, on="card", how="left", validate="one_to_one")
spark.createDataFrame(both).groupBy("owner").count().show()
