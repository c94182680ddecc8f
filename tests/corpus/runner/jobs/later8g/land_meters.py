# /// scenario
# id = "c1622"
# kind = "data.schema_mismatch"
# also = ["sql.analysis"]
# why = "The appended data lacks the required column zone of the Iceberg table."
# name = "land_meters"
# engine = "4.0"
# jars = ["iceberg"]
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("land_meters").getOrCreate()
spark.sql(
    "CREATE TABLE IF NOT EXISTS lake.grid.meters (meter BIGINT, kwh DOUBLE, zone STRING NOT NULL) USING iceberg"
)
day = spark.range(400).selectExpr("id AS meter", "id * 0.2D AS kwh")
print("rows to land:", day.count())
day.writeTo("lake.grid.meters").append()
