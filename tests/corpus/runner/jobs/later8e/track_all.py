# /// scenario
# id = "c1568"
# kind = "memory.driver_oom"
# also = []
# hard = true
# why = "The driver JVM runs out of heap in collect and crashes itself (CrashOnOutOfMemoryError): its log just stops, only its stdout names the memory."
# name = "track_all"
# engine = "4.0"
# cluster = "standalone"
# conf = { "spark.driver.extraJavaOptions" = "-XX:+CrashOnOutOfMemoryError", "spark.driver.memory" = "512m", "spark.driver.maxResultSize" = "0" }
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
print("ships:", spark.range(900).selectExpr("id % 60 AS ship").distinct().count())
tracks = spark.range(0, 5_000_000, 1, 10).selectExpr(
    "id AS fix", "id % 60 AS ship", "sha2(string(id), 512) AS seal"
)
fixes = tracks.collect()
print("fixes:", len(fixes))
