# /// scenario
# id = "c1630"
# kind = "memory.driver_oom"
# also = []
# why = "The driver runs out of Java heap while it serializes the tasks, which hold a long folded array."
# name = "wide_rows"
# engine = "4.0"
# cluster = "standalone"
# conf = { "spark.task.maxFailures" = "2" }
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("wide_rows").getOrCreate()
probes = spark.range(0, 4, 1, 2).selectExpr(
    "id AS probe", "transform(sequence(1, 60000000), x -> x * 0.5D + id) AS levels"
)
probes.selectExpr("probe", "aggregate(levels, 0D, (a, x) -> a + x) AS total").write.parquet("/mnt/out/probes")
