# /// scenario
# id = "c1356"
# kind = "unknown"
# why = "Only the first part of the driver's log was kept; it ends while Spark is still starting its first stage."
# name = "nightly_claims"
# engine = "3.5"
# dress = ["without:SPARK_DRIVER/stdout", "head:64"]
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
claims = spark.range(0, 400_000, 1, 4).selectExpr("id AS claim", "id % 90 AS office", "id * 31 % 1000 AS cents")
claims.groupBy("office").sum("cents").write.mode("overwrite").parquet("/mnt/claims/by_office")
offices = {r.office: r for r in spark.read.parquet("/mnt/claims/by_office").collect()}
print(offices[91])
