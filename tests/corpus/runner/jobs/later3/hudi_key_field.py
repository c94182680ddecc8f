# /// scenario
# id = "c770"
# kind = "submit.bad_config"
# also = ["sql.unresolved_column", "data.schema_mismatch"]
# why = "Hudi's precombine field is set to a column that the rows do not have."
# name = "upsert_devices"
# engine = "3.5"
# jars = ["hudi"]
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
rows = spark.range(20).selectExpr("id", "concat('d', id) as device", "id % 2 as site")
(
    rows.write.format("hudi").option("hoodie.table.name", "devices")
    .option("hoodie.datasource.write.recordkey.field", "id")
    .option("hoodie.datasource.write.precombine.field", "updated_at")
    .option("hoodie.datasource.write.partitionpath.field", "site")
    .mode("append").save("/mnt/lake/devices")
)
