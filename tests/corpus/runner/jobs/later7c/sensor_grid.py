# /// scenario
# id = "c1482"
# kind = "memory.executor_oom"
# also = ["memory.container_killed"]
# hard = true
# why = "Executors run out of heap while they build long arrays and end themselves; the driver sees only exit codes, the OutOfMemoryError is in their output."
# name = "sensor_grid"
# engine = "3.5"
# cluster = "standalone"
# timeout = 240
# conf = { "spark.executor.extraJavaOptions" = "-XX:+ExitOnOutOfMemoryError", "spark.task.maxFailures" = "3", "spark.sql.adaptive.enabled" = "false" }
# ///
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.getOrCreate()
sensors = spark.range(0, 8, 1, 4).select(F.col("id").alias("sensor"))
grid = sensors.withColumn("seconds", F.expr("sequence(0L, 3600L * 24 * 700 + sensor)"))
try:
    grid.select("sensor", F.expr("size(array_sort(seconds)) AS n")).write.mode("overwrite").parquet("/mnt/out/grid")
except Exception:
    raise SystemExit("sensor grid: stage did not finish") from None
print("grid written")
