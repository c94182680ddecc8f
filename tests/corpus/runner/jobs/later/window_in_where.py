# /// scenario
# id = "c244"
# kind = "sql.analysis"
# why = "A window function stands in WHERE."
# name = "dedupe"
# engine = "3.4"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(5).selectExpr("id", "id % 2 as k").createOrReplaceTempView("t")
spark.sql("select * from t where row_number() over (partition by k order by id) = 1").show()
