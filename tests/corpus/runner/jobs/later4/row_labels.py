# /// scenario
# id = "c889"
# kind = "code.udf_exception"
# also = []
# why = "A function in a task asks a row for an attribute that it does not have."
# name = "row_labels"
# engine = "4.0"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
rows = spark.range(30).selectExpr("id", "concat('n', id) as title")
print(rows.rdd.map(lambda row: f"{row.id}:{row.label.upper()}").take(3))
