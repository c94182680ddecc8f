# /// scenario
# id = "c1564"
# kind = "data.invalid_value"
# also = []
# why = "A level does not fit into DECIMAL(5,2) in ANSI mode: numeric value out of range."
# name = "tank_levels"
# engine = "3.5"
# conf = { "spark.sql.ansi.enabled" = "true" }
# ///
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.getOrCreate()
raw = spark.range(500).select(
    "id",
    (F.col("id") % 20).alias("tank"),
    F.when(F.col("id") == 417, 10412.5).otherwise(F.col("id") / 3).alias("level"),
)
levels = raw.withColumn("level", F.col("level").cast("decimal(5,2)"))
levels.groupBy("tank").agg(F.max("level").alias("top")).write.parquet("/mnt/out/tank_levels")
