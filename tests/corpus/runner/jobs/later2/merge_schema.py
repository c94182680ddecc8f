# /// scenario
# id = "c433"
# kind = "data.schema_mismatch"
# also = []
# why = "Two days of Parquet files hold one column with two types that cannot be merged."
# name = "read_days"
# engine = "3.4"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(5).selectExpr("id", "cast(id as string) as code").write.parquet("/mnt/days/dt=2026-11-18")
spark.range(5).selectExpr("id", "id as code").write.parquet("/mnt/days/dt=2026-11-19")
days = spark.read.option("mergeSchema", "true").parquet("/mnt/days")
days.groupBy("code").count().write.parquet("/mnt/out/codes")
