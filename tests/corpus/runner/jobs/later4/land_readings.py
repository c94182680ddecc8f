# /// scenario
# id = "c871"
# kind = "disk.full"
# also = []
# why = "The volume that holds the Iceberg warehouse is full."
# name = "land_readings"
# engine = "4.0"
# jars = ["iceberg"]
# disk_mb = 6
# conf = { "spark.sql.catalog.lake.warehouse" = "/mnt/local/lake" }
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
rows = spark.range(400_000).selectExpr("id", "uuid() as device", "rand() as value")
rows.writeTo("lake.plant.readings").using("iceberg").create()
