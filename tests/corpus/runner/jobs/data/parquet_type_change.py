# /// scenario
# id = "c094"
# kind = "data.schema_mismatch"
# why = "A Parquet file holds a string where the read schema says bigint."
# name = "ledger_read"
# engine = "4.0"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(5).selectExpr("id", "cast(id as string) as amount").write.parquet("/mnt/ledger/day=1")
spark.read.schema("id long, amount long").parquet("/mnt/ledger/day=1").selectExpr("sum(amount)").show()
