# /// scenario
# id = "c1315"
# kind = "data.path_exists"
# why = "The managed table's folder is left over from an earlier run, so the table cannot be created there."
# name = "mart_tables"
# engine = "4.0"
# conf = { "spark.sql.warehouse.dir" = "/mnt/warehouse" }
# [env]
# PYTHONUNBUFFERED = "1"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
facts = spark.range(500).selectExpr("id", "id % 12 as month")
facts.write.mode("overwrite").parquet("/mnt/warehouse/sales_by_month")
for table, columns in {"sales": ["id"], "sales_by_month": ["month", "count"]}.items():
    frame = facts.groupBy("month").count() if "count" in columns else facts
    frame.select(columns).write.saveAsTable(table)
    print("table", table, "rows", spark.table(table).count())
