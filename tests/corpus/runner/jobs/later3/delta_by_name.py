# /// scenario
# id = "c622"
# kind = "sql.table_not_found"
# also = []
# why = "DeltaTable.forName names a table that the catalog does not hold."
# name = "delta_by_name"
# engine = "4.0"
# jars = ["delta"]
# ///
from delta.tables import DeltaTable
from pyspark.sql import SparkSession

spark = SparkSession.builder.config("spark.sql.warehouse.dir", "/mnt/warehouse").getOrCreate()
spark.range(10).write.format("delta").saveAsTable("customers_v2")
target = DeltaTable.forName(spark, "customers")
target.alias("t").merge(spark.range(5).alias("s"), "t.id = s.id").whenNotMatchedInsertAll().execute()
