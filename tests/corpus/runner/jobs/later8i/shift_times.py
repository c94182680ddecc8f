# /// scenario
# id = "c1689"
# kind = "data.invalid_value"
# also = ["data.malformed_record"]
# why = "The text '2026-11-21 25:10' is no timestamp, so the conversion fails in ANSI mode."
# name = "shift_times"
# engine = "4.0"
# ///
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.getOrCreate()
shifts = spark.range(0, 500, 1, 2).selectExpr(
    "id AS shift", "concat('2026-11-21 ', lpad(if(id = 408, 25, id % 24), 2, '0'), ':10') AS begins"
)
starts = shifts.withColumn("begins", F.to_timestamp("begins", "yyyy-MM-dd HH:mm"))
starts.groupBy(F.hour("begins").alias("hour")).count().write.mode("overwrite").parquet("/mnt/out/hours")
