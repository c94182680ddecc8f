# /// scenario
# id = "c1422"
# kind = "sql.syntax"
# also = []
# why = "The CASE expression has no END, so it does not parse."
# name = "split_ages"
# engine = "3.5"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
people = spark.range(80).selectExpr("id", "id AS age")
groups = people.selectExpr("id", "CASE WHEN age < 18 THEN 'child' WHEN age < 65 THEN 'adult' ELSE 'senior' AS grp")
groups.groupBy("grp").count().show()
