# /// scenario
# id = "c1685"
# kind = "data.corrupt_file"
# why = "One of the ORC files is plain text, no ORC file."
# name = "read_tides"
# engine = "3.5"
# ///
from pathlib import Path

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(0, 400, 1, 2).selectExpr("id AS tide", "id % 14 AS port").write.orc("/mnt/in/tides")
Path("/mnt/in/tides/part-00009.snappy.orc").write_text("tide;port\n" + "401;3\n" * 60)
tides = spark.read.schema("tide BIGINT, port BIGINT").orc("/mnt/in/tides")
tides.groupBy("port").count().write.mode("overwrite").parquet("/mnt/out/ports")
