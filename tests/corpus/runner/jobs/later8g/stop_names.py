# /// scenario
# id = "c1619"
# kind = "sql.unresolved_column"
# also = []
# why = "The filter names the column line_no, which none of the joined tables has."
# name = "stop_names"
# engine = "3.5"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("stop_names").getOrCreate()
stops = spark.range(80).selectExpr("id AS stop", "id % 6 AS line")
lines = spark.range(6).selectExpr("id AS line", "concat('tram ', id) AS title")
shown = stops.join(lines, "line").where("line_no < 4").select("title", "stop")
shown.write.mode("overwrite").json("/mnt/out/stops")
